package dev.causerie.media.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causerie.media.LinkQuality;
import dev.causerie.media.LinkQuality.Cause;
import dev.causerie.media.LinkQuality.Level;
import dev.causerie.media.MediaServer;
import dev.causerie.media.MediaSettings;
import dev.causerie.media.Router;
import dev.causerie.media.RouterListener;
import dev.causerie.media.srtp.SrtpProfile;
import dev.causerie.media.testkit.FakeOffer;
import dev.causerie.media.testkit.FakePacket;
import dev.causerie.media.testkit.FakePeer;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fake peers whose connections are bad, by a real server over loopback UDP: what is told of them, and that it ends. */
@Timeout(120)
class QualityTest {
    private static final int VIDEO = 5000;
    private static final int AUDIO = 6000;
    private static final LinkQuality LOSS = new LinkQuality(Level.POOR, Cause.LOSS);

    private final Map<String, List<LinkQuality>> told = new ConcurrentHashMap<>();
    private final Map<FakePeer, Integer> next = new ConcurrentHashMap<>();
    private final List<FakePeer> peers = new ArrayList<>();
    private static MediaServer server;
    private Router router;

    @BeforeAll
    static void start() {
        MediaSettings settings = MediaSettings.defaults()
                .withWorkers(1)
                .onAddress(InetAddress.getLoopbackAddress())
                .withConsentTimeout(Duration.ofSeconds(60));
        server = Sfu.start(settings, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        router = server.openRouter("room", new Notes());
    }

    @AfterEach
    void close() {
        router.close();
        peers.forEach(FakePeer::close);
    }

    private FakePeer join(String participant, String transport) throws Exception {
        FakePeer peer = new FakePeer();
        peers.add(peer);
        String offer =
                peer.offer().microphone().camera().videoSlot().audioSlot().sdp();
        String answer = router.offer(participant, transport, offer, List.of())
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS)
                .sdp();
        peer.connect(answer, SrtpProfile.values());
        return peer;
    }

    /**
     * The next packet of sound, unless its number is one that is lost on the way to the server. Its timestamp is the time, so
     * that a machine that is busy makes no jitter.
     */
    private void speak(FakePeer peer, IntPredicate lost) throws IOException {
        int sequence = next.merge(peer, 1, Integer::sum);
        if (!lost.test(sequence)) {
            int timestamp = (int) (System.nanoTime() * 48 / 1_000_000);
            peer.send(new FakePacket(AUDIO, FakeOffer.OPUS, sequence, timestamp, false, "0", null, 30, new byte[60]));
        }
    }

    private static boolean everyFifth(int sequence) {
        return sequence % 5 == 0;
    }

    private static boolean none(int sequence) {
        return false;
    }

    private static boolean isForLoss(LinkQuality quality) {
        return quality.cause() == Cause.LOSS;
    }

    private LinkQuality of(String participant) {
        List<LinkQuality> all = told.getOrDefault(participant, List.of());
        return all.isEmpty() ? LinkQuality.UNKNOWN : all.get(all.size() - 1);
    }

    private static ConditionFactory waiting() {
        return await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20));
    }

    @Test
    void whoLosesWhatHeSendsIsPoorAndNobodyElseIsForThat() throws Exception {
        FakePeer alice = join("alice", "phone");
        FakePeer bob = join("bob", "laptop");
        // The server tells bob once a second how the stream stands; that is the clock here.
        waiting().until(() -> {
            speak(alice, QualityTest::everyFifth);
            bob.reportReception(0);
            return of("alice").equals(LOSS) && bob.senderReports().size() >= 8;
        });
        assertThat(told.get("alice")).startsWith(LinkQuality.GOOD);
        assertThat(told.get("bob")).as("the gaps that he is sent").isNotEmpty().noneMatch(QualityTest::isForLoss);

        waiting().until(() -> {
            speak(alice, QualityTest::none);
            return of("alice").equals(LinkQuality.GOOD);
        });
        alice.goodbye();
        waiting().until(() -> of("alice").equals(LinkQuality.UNKNOWN));
    }

    @Test
    void whoLosesWhatHeIsSentIsPoorAndTheSpeakerIsNotForThat() throws Exception {
        FakePeer alice = join("alice", "phone");
        FakePeer bob = join("bob", "laptop");
        bob.lose(packet -> everyFifth(packet.sequence()));
        waiting().until(() -> {
            speak(alice, QualityTest::none);
            bob.reportReception(0);
            return of("bob").equals(LOSS);
        });
        assertThat(told.get("alice")).isNotEmpty().noneMatch(QualityTest::isForLoss);
    }

    @Test
    void whoIsFarAwayIsToldSo() throws Exception {
        FakePeer alice = join("alice", "phone");
        FakePeer bob = join("bob", "laptop");
        waiting().until(() -> {
            speak(alice, QualityTest::none);
            bob.reportReception(Duration.ofMillis(900).toNanos());
            return of("bob").equals(new LinkQuality(Level.POOR, Cause.LATENCY));
        });
        waiting().until(() -> {
            speak(alice, QualityTest::none);
            bob.reportReception(0);
            return of("bob").equals(LinkQuality.GOOD);
        });
    }

    @Test
    void whoTakesLessThanHeIsSentHasTooLittleBandwidth() throws Exception {
        FakePeer alice = join("alice", "phone");
        FakePeer bob = join("bob", "laptop");
        int[] frame = {0};
        waiting().until(() -> {
            boolean key = !alice.keyFramesWanted().isEmpty();
            alice.keyFramesWanted().clear();
            alice.send(FakePacket.video(VIDEO, frame[0], key));
            frame[0]++;
            bob.sendEstimate(VIDEO, 10_000);
            return of("bob").equals(new LinkQuality(Level.POOR, Cause.BANDWIDTH));
        });
        assertThat(told.get("alice")).isNotEmpty().noneMatch(quality -> quality.cause() == Cause.BANDWIDTH);
    }

    @Test
    void whoFallsSilentIsLostAndFoundWhenHeIsHeardAgain() throws Exception {
        FakePeer alice = join("alice", "phone");
        waiting().until(() -> {
            speak(alice, QualityTest::none);
            return of("alice").equals(LinkQuality.GOOD);
        });
        waiting().until(() -> of("alice").equals(new LinkQuality(Level.LOST, Cause.SILENCE)));
        waiting().until(() -> {
            speak(alice, QualityTest::none);
            return of("alice").equals(LinkQuality.GOOD);
        });
    }

    @Test
    void ofSeveralDevicesTheWorstCounts() throws Exception {
        FakePeer phone = join("alice", "phone");
        FakePeer laptop = join("alice", "laptop");
        waiting().until(() -> {
            speak(phone, QualityTest::everyFifth);
            speak(laptop, QualityTest::none);
            return of("alice").equals(LOSS);
        });
        router.closeTransport("phone");
        waiting().until(() -> of("alice").equals(LinkQuality.GOOD));
        router.close();
        waiting().until(() -> of("alice").equals(LinkQuality.UNKNOWN));
        List<LinkQuality> changes = told.getOrDefault("alice", List.of());
        for (int i = 1; i < changes.size(); i++) {
            assertThat(changes.get(i)).as("only changes are told").isNotEqualTo(changes.get(i - 1));
        }
    }

    private final class Notes implements RouterListener {
        @Override
        public void qualityChanged(String participantId, LinkQuality quality) {
            told.computeIfAbsent(participantId, id -> new CopyOnWriteArrayList<>())
                    .add(quality);
        }
    }
}

package dev.causerie.media.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.causerie.media.CloseReason;
import dev.causerie.media.InvalidOffer;
import dev.causerie.media.MediaException;
import dev.causerie.media.MediaServer;
import dev.causerie.media.MediaSettings;
import dev.causerie.media.NoSuchSlot;
import dev.causerie.media.Router;
import dev.causerie.media.RouterListener;
import dev.causerie.media.SlotState;
import dev.causerie.media.SourceId;
import dev.causerie.media.Subscription;
import dev.causerie.media.Tap;
import dev.causerie.media.TapFrame;
import dev.causerie.media.TapListener;
import dev.causerie.media.TapTrack;
import dev.causerie.media.TrackIntent;
import dev.causerie.media.TrackSource;
import dev.causerie.media.rtp.Bytes;
import dev.causerie.media.srtp.SrtpProfile;
import dev.causerie.media.testkit.FakeOffer;
import dev.causerie.media.testkit.FakePacket;
import dev.causerie.media.testkit.FakePeer;
import dev.causerie.media.testkit.ReceivedPacket;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fake peers publish to and receive from a real server over loopback UDP. */
@Timeout(30)
class SfuTest {
    private static final int VIDEO = 5000;
    private static final int AUDIO = 6000;

    private final Map<String, List<SlotState>> slots = new ConcurrentHashMap<>();
    private final Map<String, CloseReason> ended = new ConcurrentHashMap<>();
    private final List<String> speakers = new CopyOnWriteArrayList<>();
    private final List<FakePeer> peers = new ArrayList<>();
    private static MediaServer server;
    private Router router;

    private static MediaServer serve(Duration consent) {
        MediaSettings settings = MediaSettings.defaults()
                .withWorkers(1)
                .onAddress(InetAddress.getLoopbackAddress())
                .withConsentTimeout(consent);
        return Sfu.start(settings, Clock.systemUTC());
    }

    @BeforeAll
    static void start() {
        server = serve(Duration.ofSeconds(30));
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

    private FakePeer join(String id, SrtpProfile... profiles) throws Exception {
        FakePeer peer = new FakePeer();
        peers.add(peer);
        String offer =
                peer.offer().microphone().camera().videoSlot().audioSlot().sdp();
        peer.connect(answer(id, offer), profiles.length == 0 ? SrtpProfile.values() : profiles);
        return peer;
    }

    private String answer(String id, String offer) throws Exception {
        return router.offer(id, id, offer, List.of())
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS)
                .sdp();
    }

    /** Sends frames until the receiver has got this many, each with the number after the last. */
    private static int stream(FakePeer from, int first, FakePeer to, int count) {
        int[] next = {first};
        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            boolean key = !from.keyFramesWanted().isEmpty();
            from.keyFramesWanted().clear();
            from.send(FakePacket.video(VIDEO, next[0], key));
            next[0]++;
            return to.received(FakeOffer.VP8).size() >= count;
        });
        return next[0];
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void audioAndVideoReachTheOtherParticipant(SrtpProfile profile) throws Exception {
        FakePeer alice = join("alice", profile);
        FakePeer bob = join("bob", profile);
        stream(alice, 100, bob, 20);
        for (int i = 0; i < 20; i++) {
            alice.send(FakePacket.audio(AUDIO, i, 30));
        }
        await().until(() -> bob.received(FakeOffer.OPUS).size() >= 10 || resendAudio(alice));
        List<ReceivedPacket> video = bob.received(FakeOffer.VP8);
        assertThat(video.get(0).payload()[6] & 1)
                .as("the first frame is a key frame")
                .isZero();
        assertContiguous(video);
        assertThat(router.stats().packetsOut()).isGreaterThanOrEqualTo(30);
        assertThat(alice.received(FakeOffer.VP8)).as("nobody receives himself").isEmpty();
    }

    private int resent = 20;

    private boolean resendAudio(FakePeer peer) throws Exception {
        peer.send(FakePacket.audio(AUDIO, resent, 30));
        resent++;
        return false;
    }

    private static void assertContiguous(List<ReceivedPacket> packets) {
        for (int i = 1; i < packets.size(); i++) {
            assertThat(packets.get(i).sequence()).isEqualTo((packets.get(i - 1).sequence() + 1) & 0xFFFF);
            assertThat(packets.get(i).timestamp() - packets.get(i - 1).timestamp())
                    .isPositive();
        }
    }

    @Test
    void whatTheReceiverLosesComesAgainByRtx() throws Exception {
        FakePeer alice = join("alice");
        FakePeer bob = join("bob");
        stream(alice, 0, bob, 5);
        ReceivedPacket lost = bob.received(FakeOffer.VP8).get(2);
        await().until(() -> {
            bob.sendNack(lost.ssrc(), lost.sequence());
            return !bob.received(FakeOffer.RTX).isEmpty();
        });
        ReceivedPacket again = bob.received(FakeOffer.RTX).get(0);
        assertThat(FakePeer.original(again)).isEqualTo(lost.sequence());
        assertThat(again.timestamp()).isEqualTo(lost.timestamp());
        assertThat(again.ssrc()).isNotEqualTo(lost.ssrc());
        assertThat(again.payload()).endsWith(lost.payload());
        assertThat(router.stats().retransmitted()).isPositive();
    }

    @Test
    void whatThePublisherLosesIsAskedForAndForwardedInItsPlace() throws Exception {
        FakePeer alice = join("alice");
        FakePeer bob = join("bob");
        int next = stream(alice, 65_530, bob, 10);
        int missing = next & 0xFFFF;
        FakePacket lost = FakePacket.video(VIDEO, next, false);
        alice.send(FakePacket.video(VIDEO, next + 1, false));
        await().until(() -> alice.nacked().size() >= 2);
        assertThat(alice.nacked()).as("asked again until it comes").containsOnly(missing);
        alice.send(lost.retransmitted(VIDEO + 1, 1));
        await().until(() ->
                bob.received(FakeOffer.VP8).stream().anyMatch(packet -> packet.payload()[20] == (byte) missing));
        List<ReceivedPacket> all = new ArrayList<>(bob.received(FakeOffer.VP8));
        int last = all.size() - 1;
        assertThat(all.get(last).sequence()).isEqualTo((all.get(last - 1).sequence() - 1) & 0xFFFF);
        alice.send(lost.retransmitted(VIDEO + 1, 2));
        stream(alice, next + 2, bob, all.size() + 2);
        assertThat(bob.received(FakeOffer.VP8).stream().filter(packet -> packet.payload()[20] == (byte) missing))
                .as("a repeat is not forwarded")
                .hasSize(1);
        assertThat(router.stats().recovered()).isEqualTo(1);
    }

    @Test
    void aKeyFrameIsAskedForUntilItComes() throws Exception {
        FakePeer alice = join("alice");
        FakePeer bob = join("bob");
        int[] next = {0};
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            alice.send(FakePacket.video(VIDEO, next[0], false));
            next[0]++;
            return alice.keyFramesWanted().size() >= 2;
        });
        assertThat(bob.received(FakeOffer.VP8)).isEmpty();
    }

    @Test
    void paddingLeavesNoGap() throws Exception {
        FakePeer alice = join("alice");
        FakePeer bob = join("bob");
        int next = stream(alice, 0, bob, 5);
        alice.send(new FakePacket(VIDEO, FakeOffer.VP8, next, 1, false, "1", null, -1, new byte[0]));
        stream(alice, next + 1, bob, 10);
        assertContiguous(bob.received(FakeOffer.VP8));
    }

    @Test
    void aCapSwitchesTheLayerOnAKeyFrame() throws Exception {
        FakePeer alice = new FakePeer();
        peers.add(alice);
        alice.connect(
                answer("alice", alice.offer().microphone().camera("q", "f").sdp()), SrtpProfile.values());
        FakePeer bob = join("bob");
        int[] next = {0};
        Runnable frame = () -> {
            List<Integer> wanted = List.copyOf(alice.keyFramesWanted());
            alice.keyFramesWanted().removeAll(wanted);
            next[0]++;
            sendQuietly(alice, FakePacket.video(1, next[0], wanted.contains(1)).layer("q"));
            sendQuietly(alice, FakePacket.video(2, next[0], wanted.contains(2)).layer("f"));
        };
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            frame.run();
            return layerOf("bob") == 1;
        });
        router.setReceiverCap("bob", 0);
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            frame.run();
            return layerOf("bob") == 0;
        });
        List<ReceivedPacket> video = bob.received(FakeOffer.VP8);
        assertContiguous(video);
        int pictureId = -1;
        for (ReceivedPacket packet : video) {
            int now = Bytes.u16(packet.payload(), 2) & 0x7FFF;
            assertThat(pictureId < 0 || now == ((pictureId + 1) & 0x7FFF)).isTrue();
            pictureId = now;
        }
    }

    private int layerOf(String id) {
        return slots.getOrDefault(id, List.of()).stream()
                .filter(slot -> slot.layer().isPresent())
                .mapToInt(slot -> slot.layer().getAsInt())
                .findFirst()
                .orElse(-1);
    }

    private static void sendQuietly(FakePeer peer, FakePacket packet) {
        try {
            peer.send(packet);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void twoDevicesOfOneParticipantDoNotReceiveEachOther() throws Exception {
        FakePeer phone = new FakePeer();
        FakePeer laptop = new FakePeer();
        peers.addAll(List.of(phone, laptop));
        String sdp = phone.offer().microphone().camera().videoSlot().sdp();
        phone.connect(
                router.offer("alice", "phone", sdp, List.of())
                        .toCompletableFuture()
                        .get()
                        .sdp(),
                SrtpProfile.values());
        String other = laptop.offer().microphone().camera().videoSlot().sdp();
        laptop.connect(
                router.offer("alice", "laptop", other, List.of())
                        .toCompletableFuture()
                        .get()
                        .sdp(),
                SrtpProfile.values());
        FakePeer bob = join("bob");
        stream(phone, 0, bob, 5);
        assertThat(laptop.received(FakeOffer.VP8)).isEmpty();
        assertThat(router.offer("bob", "phone", sdp, List.of()).toCompletableFuture())
                .as("a transport of somebody else")
                .failsWithin(Duration.ofSeconds(5));
        router.closeTransport("laptop");
        await().until(() -> ended.get("laptop") == CloseReason.ASKED);
        assertThat(ended).doesNotContainKey("phone");
    }

    @Test
    void aPausedSlotReceivesNothing() throws Exception {
        FakePeer alice = join("alice");
        FakePeer bob = join("bob");
        int next = stream(alice, 0, bob, 5);
        router.subscribe("bob", new Subscription("2", Optional.empty(), Router.ANY_LAYER, true))
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
        int before = bob.received(FakeOffer.VP8).size();
        for (int i = 0; i < 10; i++) {
            alice.send(FakePacket.video(VIDEO, next + i, true));
            alice.send(FakePacket.audio(AUDIO, i, 10));
        }
        await().until(() -> bob.received(FakeOffer.OPUS).size() >= 3 || resendAudio(alice));
        assertThat(bob.received(FakeOffer.VP8)).hasSizeLessThanOrEqualTo(before + 1);
    }

    @Test
    void aPinnedSourceTakesTheSlot() throws Exception {
        FakePeer alice = join("alice");
        join("bob");
        FakePeer carol = join("carol");
        SourceId pinned = new SourceId("carol", TrackSource.CAMERA);
        router.subscribe("bob", new Subscription("2", Optional.of(pinned), Router.ANY_LAYER, false));
        AtomicInteger sequence = new AtomicInteger();
        await().until(() -> {
            // A first packet may come before the server has finished the handshake, and is then dropped.
            alice.send(FakePacket.video(VIDEO, sequence.incrementAndGet(), true));
            carol.send(FakePacket.video(VIDEO, sequence.get(), true));
            return slots.getOrDefault("bob", List.of()).stream()
                    .anyMatch(slot -> slot.shown().equals(Optional.of(pinned)));
        });
        assertThatThrownBy(() -> router.subscribe("bob", Subscription.automatic("77"))
                        .toCompletableFuture()
                        .get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(NoSuchSlot.class)
                .hasMessageContaining("77");
    }

    @Test
    void reportsAndAnEstimateGoToThePublisher() throws Exception {
        FakePeer alice = join("alice");
        FakePeer bob = join("bob");
        stream(alice, 0, bob, 3);
        await().until(() -> alice.estimates().contains(4_000_000L));
        await().until(() -> {
            stream(alice, 1000, bob, 4);
            return !bob.senderReports().isEmpty();
        });
    }

    @Test
    void whoeverIsEjectedIsGoneAtOnce() throws Exception {
        FakePeer alice = join("alice");
        FakePeer bob = join("bob");
        stream(alice, 0, bob, 3);
        router.closeParticipant("alice");
        await().until(() -> ended.get("alice") == CloseReason.ASKED);
        await().until(() ->
                slots.get("bob").stream().allMatch(slot -> slot.shown().isEmpty()));
    }

    @Test
    void whenAllTransportsEndWhoComesAfterwardsIsForwarded() throws Exception {
        FakePeer alice = join("alice");
        FakePeer bob = join("bob");
        stream(alice, 0, bob, 3);
        router.closeTransports();
        await().until(() -> ended.get("alice") == CloseReason.ASKED && ended.get("bob") == CloseReason.ASKED);

        stream(join("alice"), 0, join("bob"), 3);
    }

    @Test
    void aGoodbyeEndsTheTransport() throws Exception {
        FakePeer alice = join("alice");
        alice.goodbye();
        await().atMost(Duration.ofSeconds(1)).until(() -> ended.get("alice") == CloseReason.LEFT);
    }

    @Test
    void aSilentPeerIsFound() throws Exception {
        try (MediaServer impatient = serve(Duration.ofMillis(800))) {
            Router there = impatient.openRouter("impatient", new Notes());
            FakePeer alice = new FakePeer();
            peers.add(alice);
            there.offer("alice", "alice", alice.offer().microphone().sdp(), List.of());
            await().until(() -> ended.get("alice") == CloseReason.SILENT);
        }
    }

    @Test
    void anotherCertificateIsRefused() throws Exception {
        FakePeer alice = new FakePeer();
        FakePeer mallory = new FakePeer();
        peers.addAll(List.of(alice, mallory));
        String answer = answer("alice", alice.offer().microphone().sdp());
        assertThatThrownBy(() -> mallory.connect(answer, SrtpProfile.values())).isInstanceOf(Exception.class);
        await().until(() -> ended.get("alice") == CloseReason.REFUSED);
    }

    @Test
    void anOfferWithAnotherCertificateReplacesTheConnection() throws Exception {
        FakePeer alice = join("alice");
        FakePeer bob = join("bob");
        stream(alice, 0, bob, 3);
        FakePeer again = join("alice");
        assertThat(ended.get("alice")).isEqualTo(CloseReason.REPLACED);
        int before = bob.received(FakeOffer.VP8).size();
        stream(again, 0, bob, before + 5);
        stream(bob, 0, again, 5);
        assertThat(alice.received(FakeOffer.VP8)).isEmpty();
    }

    @Test
    void garbageHarmsNobody() throws Exception {
        FakePeer alice = join("alice");
        FakePeer bob = join("bob");
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] garbage = new byte[random.nextInt(60)];
            random.nextBytes(garbage);
            alice.raw(garbage);
        }
        stream(alice, 0, bob, 5);
        assertThat(router.stats().dropped()).isPositive();
    }

    @Test
    void aSecondOfferKeepsTheCredentialsAndThePublishedTracks() throws Exception {
        FakePeer alice = join("alice");
        FakePeer bob = join("bob");
        int next = stream(alice, 0, bob, 3);
        String first = answer("alice", alice.offer().microphone().camera().sdp());
        String second = answer(
                "alice",
                alice.offer().microphone().camera().videoSlot().videoSlot().sdp());
        assertThat(FakePeer.find(second, "a=ice-pwd:(\\S+)")).isEqualTo(FakePeer.find(first, "a=ice-pwd:(\\S+)"));
        stream(alice, next, bob, 6);
        assertContiguous(bob.received(FakeOffer.VP8));
    }

    @Test
    void anOfferThatCanNotBeAnsweredChangesNothing() throws Exception {
        FakePeer alice = new FakePeer();
        peers.add(alice);
        String offer = alice.offer().microphone().sdp();
        assertThat(failure(offer.replace("a=rtcp-mux\r\n", ""), List.of())).hasMessageContaining("rtcp-mux");
        assertThat(failure(offer, List.of(new TrackIntent("0", TrackSource.CAMERA))))
                .hasMessageContaining("audio");
        assertThat(failure(offer, List.of(new TrackIntent("9", TrackSource.CAMERA))))
                .hasMessageContaining("9");
        assertThat(ended).isEmpty();
        assertThat(slots).isEmpty();
    }

    private Throwable failure(String offer, List<TrackIntent> tracks) {
        Throwable[] caught = new Throwable[1];
        router.offer("alice", "alice", offer, tracks)
                .whenComplete((answer, failure) -> caught[0] = failure)
                .exceptionally(failure -> null)
                .toCompletableFuture()
                .join();
        assertThat(caught[0]).isInstanceOf(InvalidOffer.class);
        return caught[0];
    }

    @Test
    void theLoudestBecomesTheActiveSpeaker() throws Exception {
        FakePeer alice = join("alice");
        int[] next = {0};
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            alice.send(FakePacket.audio(AUDIO, next[0], 10));
            next[0]++;
            return speakers.contains("alice");
        });
    }

    @Test
    void theTapBeginsWithAKeyFrameAndKeepsTheOrder() throws Exception {
        FakePeer alice = join("alice");
        FakePeer bob = join("bob");
        Recorded recorded = new Recorded();
        int next = stream(alice, 0, bob, 3);
        try (Tap tap = router.tap(recorded)) {
            int sofar = bob.received(FakeOffer.VP8).size();
            while (recorded.frames.size() < 10) {
                sofar++;
                next = stream(alice, next, bob, sofar);
            }
            FakePacket late = FakePacket.video(VIDEO, next, false);
            alice.send(FakePacket.video(VIDEO, next + 1, false));
            await().until(() -> !alice.nacked().isEmpty());
            alice.send(late.retransmitted(VIDEO + 1, 1));
            int until = (next + 1) & 0xFF;
            await().until(() -> recorded.frames.stream().anyMatch(frame -> (frame.payload()[14] & 0xFF) == until));
            assertThat(tap.droppedFrames()).isZero();
        }
        await().until(() -> recorded.closed.getCount() == 0);
        TapFrame first = recorded.frames.get(0);
        assertThat(first.keyFrame()).isTrue();
        assertThat(first.width()).isEqualTo(640);
        assertThat(first.height()).isEqualTo(360);
        for (int i = 1; i < recorded.frames.size(); i++) {
            TapFrame before = recorded.frames.get(i - 1);
            TapFrame frame = recorded.frames.get(i);
            assertThat(frame.payload()[14]).isEqualTo((byte) (before.payload()[14] + 1));
            assertThat(frame.timestampUs()).isGreaterThan(before.timestampUs());
        }
        assertThat(recorded.ended).containsExactly(recorded.tracks.get(0).trackId());
    }

    @Test
    void aClosedServerRefusesEverything() {
        MediaServer other = serve(Duration.ofSeconds(30));
        Router there = other.openRouter("there", new Notes());
        other.close();
        other.close();
        assertThatThrownBy(() -> other.openRouter("late", new Notes())).isInstanceOf(MediaException.class);
        assertThat(there.offer("a", "a", peerOffer(), List.of()).toCompletableFuture())
                .isCompletedExceptionally();
        there.closeParticipant("nobody");
    }

    private String peerOffer() {
        try (FakePeer peer = new FakePeer()) {
            return peer.offer().microphone().sdp();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private final class Notes implements RouterListener {
        @Override
        public void slotsChanged(String participantId, String transportId, List<SlotState> now) {
            slots.put(transportId, now);
        }

        @Override
        public void activeSpeaker(String participantId) {
            speakers.add(participantId);
        }

        @Override
        public void closed(String participantId, String transportId, CloseReason reason) {
            ended.put(transportId, reason);
        }
    }

    private static final class Recorded implements TapListener {
        final List<TapTrack> tracks = new CopyOnWriteArrayList<>();
        final List<TapFrame> frames = new CopyOnWriteArrayList<>();
        final List<String> ended = new CopyOnWriteArrayList<>();
        final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public void started(TapTrack track) {
            tracks.add(track);
        }

        @Override
        public void frame(TapFrame frame) {
            frames.add(frame);
        }

        @Override
        public void ended(String trackId) {
            ended.add(trackId);
        }

        @Override
        public void closed() {
            closed.countDown();
        }
    }
}

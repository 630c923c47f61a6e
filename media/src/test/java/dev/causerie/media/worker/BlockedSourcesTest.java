package dev.causerie.media.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causerie.media.MediaKind;
import dev.causerie.media.Router;
import dev.causerie.media.Tap;
import dev.causerie.media.TapFrame;
import dev.causerie.media.TapListener;
import dev.causerie.media.TapTrack;
import dev.causerie.media.TrackIntent;
import dev.causerie.media.TrackSource;
import dev.causerie.media.srtp.SrtpProfile;
import dev.causerie.media.testkit.FakeOffer;
import dev.causerie.media.testkit.FakePacket;
import dev.causerie.media.testkit.FakePeer;
import dev.causerie.media.testkit.ReceivedPacket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a host has muted or stopped does not pass, whatever its publisher sends. Fake peers over loopback UDP. */
@Timeout(30)
class BlockedSourcesTest {

    private static final int AUDIO = 6000;
    private static final int VIDEO = 5000;
    private static final int RTX = 5001;
    private static final byte OPEN = 1;
    private static final byte BLOCKED = 2;
    private static final long SILENT_WITHIN_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long WATCHED_NS = TimeUnit.MILLISECONDS.toNanos(800);
    private static final Set<TrackSource> MICROPHONE = Set.of(TrackSource.MICROPHONE);
    private static final Set<TrackSource> SCREEN = Set.of(TrackSource.SCREEN, TrackSource.SCREEN_AUDIO);

    private final OneRoom room = new OneRoom();
    private final Router router = room.router;
    private int sequence = 100;

    @AfterEach
    void close() {
        room.close();
    }

    /** Somebody with a microphone and a screen, or a camera, and one slot for each kind. */
    private FakePeer join(String id, TrackSource picture) throws Exception {
        FakePeer peer = room.peer();
        peer.connect(offer(peer, id, picture), SrtpProfile.values());
        return peer;
    }

    private String offer(FakePeer peer, String id, TrackSource picture) throws Exception {
        String sdp = peer.offer().microphone().camera().videoSlot().audioSlot().sdp();
        return room.answer(id, sdp, new TrackIntent("1", picture));
    }

    private void speak(FakePeer from, byte mark) {
        send(from, marked(FakePacket.audio(AUDIO, sequence, 30), mark));
    }

    private FakePacket show(FakePeer from, byte mark) {
        boolean key = !from.keyFramesWanted().isEmpty();
        from.keyFramesWanted().clear();
        FakePacket frame = marked(FakePacket.video(VIDEO, sequence, key), mark);
        send(from, frame);
        return frame;
    }

    private void send(FakePeer from, FakePacket packet) {
        sequence++;
        sendQuietly(from, packet);
    }

    private static void sendQuietly(FakePeer from, FakePacket packet) {
        try {
            from.send(packet);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static FakePacket marked(FakePacket packet, byte mark) {
        packet.payload()[30] = mark;
        return packet;
    }

    private static List<ReceivedPacket> got(FakePeer peer, int payloadType, byte mark) {
        return peer.received(payloadType).stream()
                .filter(packet -> packet.payload()[packet.payloadType() == FakeOffer.RTX ? 32 : 30] == mark)
                .toList();
    }

    private void until(Runnable sent, Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            sent.run();
            return condition.call();
        });
    }

    private void heard(FakePeer speaker, FakePeer listener, int more) {
        int wanted = got(listener, FakeOffer.OPUS, OPEN).size() + more;
        until(
                () -> speak(speaker, OPEN),
                () -> got(listener, FakeOffer.OPUS, OPEN).size() >= wanted);
    }

    private void seen(FakePeer presenter, FakePeer viewer, int more) {
        int wanted = got(viewer, FakeOffer.VP8, OPEN).size() + more;
        until(
                () -> show(presenter, OPEN),
                () -> got(viewer, FakeOffer.VP8, OPEN).size() >= wanted);
    }

    /** What the peer has sent so far is behind the server: one path, in order. Used once a kind. */
    private void arrived(FakePeer from, FakePeer by, int otherKind) {
        Runnable sentinel = otherKind == FakeOffer.OPUS ? () -> speak(from, OPEN) : () -> show(from, OPEN);
        until(sentinel, () -> !by.received(otherKind).isEmpty());
    }

    /** The slot of this kind is empty, as everybody is told. */
    private void emptied(String receiver, int slot) {
        await().until(() -> room.slots.get(receiver).get(slot).shown().isEmpty());
    }

    @Test
    void nothingOfTheMutedPassesAfter200Milliseconds() throws Exception {
        FakePeer alice = join("alice", TrackSource.CAMERA);
        FakePeer bob = join("bob", TrackSource.CAMERA);
        heard(alice, bob, 10);
        AtomicLong lastNs = new AtomicLong();
        bob.lose(packet -> {
            if (packet.payloadType() == FakeOffer.OPUS) {
                lastNs.set(System.nanoTime());
            }
            return false;
        });

        long mutedNs = System.nanoTime();
        router.block("alice", MICROPHONE, 1);
        until(() -> speak(alice, BLOCKED), () -> System.nanoTime() - mutedNs > WATCHED_NS);

        assertThat(lastNs.get() - mutedNs).isLessThan(SILENT_WITHIN_NS);
        emptied("bob", 1);
        seen(alice, bob, 5);
    }

    @Test
    void whoUnmutesIsHeardAgainAsOneStream() throws Exception {
        FakePeer alice = join("alice", TrackSource.CAMERA);
        FakePeer bob = join("bob", TrackSource.CAMERA);
        heard(alice, bob, 10);

        router.block("alice", MICROPHONE, 1);
        emptied("bob", 1);
        long silentNs = System.nanoTime();
        until(() -> speak(alice, BLOCKED), () -> System.nanoTime() - silentNs > WATCHED_NS);
        arrived(alice, bob, FakeOffer.VP8);
        int before = got(bob, FakeOffer.OPUS, OPEN).size();
        router.block("alice", Set.of(), 2);
        heard(alice, bob, 10);

        List<ReceivedPacket> all = bob.received(FakeOffer.OPUS);
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).sequence()).isEqualTo((all.get(i - 1).sequence() + 1) & 0xFFFF);
            assertThat(all.get(i).timestamp() - all.get(i - 1).timestamp()).isPositive();
        }
        List<ReceivedPacket> open = got(bob, FakeOffer.OPUS, OPEN);
        int pause = open.get(before).timestamp() - open.get(before - 1).timestamp();
        assertThat(pause).as("the pause, in samples").isBetween(700 * 48, 2000 * 48);
    }

    @Test
    void ofWhatWasSentWhileMutedNothingComesLater() throws Exception {
        FakePeer alice = join("alice", TrackSource.SCREEN);
        FakePeer bob = join("bob", TrackSource.CAMERA);
        seen(alice, bob, 10);
        ReceivedPacket last = bob.received(FakeOffer.VP8).get(9);

        router.block("alice", SCREEN, 1);
        emptied("bob", 0);
        List<FakePacket> unseen = new ArrayList<>();
        until(() -> unseen.add(show(alice, BLOCKED)), () -> unseen.size() >= 20);
        FakePacket late = marked(FakePacket.video(VIDEO, sequence, true), BLOCKED);
        sequence++;
        bob.sendNack(last.ssrc(), last.sequence());
        arrived(alice, bob, FakeOffer.OPUS);
        router.block("alice", Set.of(), 2);
        seen(alice, bob, 5);
        for (int i = 0; i < unseen.size(); i++) {
            sendQuietly(alice, unseen.get(i).retransmitted(RTX, i + 1));
        }
        sendQuietly(alice, late);
        seen(alice, bob, 5);

        assertThat(got(bob, FakeOffer.VP8, BLOCKED)).isEmpty();
        assertThat(bob.received(FakeOffer.RTX)).isEmpty();
        assertThat(alice.nacked()).as("nobody asks for it").isEmpty();
    }

    @Test
    void aStoppedScreenIsSeenAgainFromAKeyFrameOn() throws Exception {
        FakePeer alice = join("alice", TrackSource.SCREEN);
        FakePeer bob = join("bob", TrackSource.CAMERA);
        seen(alice, bob, 5);

        router.block("alice", SCREEN, 1);
        emptied("bob", 0);
        until(() -> show(alice, BLOCKED), () -> sequence > 130);
        int before = bob.received(FakeOffer.VP8).size();
        router.block("alice", Set.of(), 2);
        seen(alice, bob, 5);

        ReceivedPacket first = bob.received(FakeOffer.VP8).get(before);
        assertThat(first.payload()[6] & 1).as("a key frame").isZero();
        assertThat(first.sequence())
                .isEqualTo((bob.received(FakeOffer.VP8).get(before - 1).sequence() + 1) & 0xFFFF);
    }

    @Test
    void aNewConnectionOrLabelOfTheMutedIsMutedToo() throws Exception {
        FakePeer bob = join("bob", TrackSource.CAMERA);
        router.block("alice", SCREEN, 1);
        join("alice", TrackSource.SCREEN);
        FakePeer alice = join("alice", TrackSource.CAMERA);
        seen(alice, bob, 3);

        offer(alice, "alice", TrackSource.SCREEN);
        emptied("bob", 0);
        until(() -> show(alice, BLOCKED), () -> sequence > 160);

        assertThat(got(bob, FakeOffer.VP8, BLOCKED)).isEmpty();
    }

    @Test
    void anOlderWordThatComesLateChangesNothing() throws Exception {
        FakePeer alice = join("alice", TrackSource.CAMERA);
        FakePeer bob = join("bob", TrackSource.CAMERA);
        heard(alice, bob, 5);

        router.block("alice", MICROPHONE, 7);
        router.block("alice", Set.of(), 6);
        emptied("bob", 1);
        until(() -> speak(alice, BLOCKED), () -> sequence > 150);
        assertThat(got(bob, FakeOffer.OPUS, BLOCKED)).isEmpty();

        router.block("alice", Set.of(), 7);
        heard(alice, bob, 5);
    }

    @Test
    void aRecordingHasNothingOfTheMuted() throws Exception {
        FakePeer alice = join("alice", TrackSource.CAMERA);
        FakePeer bob = join("bob", TrackSource.CAMERA);
        Recorded recorded = new Recorded();
        try (Tap tap = router.tap(recorded)) {
            until(() -> speak(alice, OPEN), () -> recorded.frames.size() >= 5);
            router.block("alice", MICROPHONE, 1);
            await().until(() -> recorded.ended.size() == 1);
            int until = sequence + 20;
            until(() -> speak(alice, BLOCKED), () -> sequence > until);
            try (Tap late = router.tap(recorded)) {
                speak(alice, BLOCKED);
                arrived(alice, bob, FakeOffer.VP8);
                router.block("alice", Set.of(), 2);
                until(
                        () -> speak(alice, OPEN),
                        () -> recorded.of(MediaKind.AUDIO).size() >= 3);
                assertThat(late.droppedFrames()).isZero();
            }
            assertThat(tap.droppedFrames()).isZero();
        }
        assertThat(recorded.tracks).extracting(TapTrack::trackId).doesNotHaveDuplicates();
        List<String> sound = recorded.of(MediaKind.AUDIO);
        assertThat(recorded.frames)
                .filteredOn(frame -> sound.contains(frame.trackId()))
                .extracting(frame -> frame.payload()[30])
                .as("what was sent while it was muted")
                .containsOnly(OPEN);
    }

    private static final class Recorded implements TapListener {

        final List<TapTrack> tracks = new CopyOnWriteArrayList<>();
        final List<TapFrame> frames = new CopyOnWriteArrayList<>();
        final List<String> ended = new CopyOnWriteArrayList<>();

        List<String> of(MediaKind kind) {
            return tracks.stream()
                    .filter(track -> track.kind() == kind)
                    .map(TapTrack::trackId)
                    .toList();
        }

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
    }
}

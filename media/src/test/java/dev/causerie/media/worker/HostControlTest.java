package dev.causerie.media.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causerie.media.Router;
import dev.causerie.media.srtp.SrtpProfile;
import dev.causerie.media.testkit.FakeOffer;
import dev.causerie.media.testkit.FakePacket;
import dev.causerie.media.testkit.FakePeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a host may do to the media of others, seen from fake peers over loopback UDP. */
@Timeout(30)
class HostControlTest {
    private static final int FIRST_SSRC = 7000;
    private static final List<String> LAYERS = List.of("q", "h", "f");
    private static final long EJECTED_WITHIN_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long WATCHED_NS = TimeUnit.MILLISECONDS.toNanos(800);

    private final OneRoom room = new OneRoom();
    private final Router router = room.router;
    private int sequence;

    @AfterEach
    void close() {
        room.close();
    }

    private FakePeer join(String id) throws Exception {
        FakePeer peer = room.peer();
        String offer = peer.offer()
                .microphone()
                .camera(LAYERS.toArray(String[]::new))
                .videoSlot()
                .sdp();
        peer.connect(room.answer(id, offer), SrtpProfile.values());
        return peer;
    }

    /** Sends one frame in each layer, as a key frame where one is wanted. */
    private void frame(FakePeer from) {
        List<Integer> wanted = List.copyOf(from.keyFramesWanted());
        from.keyFramesWanted().removeAll(wanted);
        sequence++;
        for (int layer = 0; layer < LAYERS.size(); layer++) {
            int ssrc = FIRST_SSRC + layer;
            try {
                from.send(
                        FakePacket.video(ssrc, sequence, wanted.contains(ssrc)).layer(LAYERS.get(layer)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private void showsLayer(FakePeer from, String receiver, int layer) {
        await().pollInterval(Duration.ofMillis(10)).untilAsserted(() -> {
            frame(from);
            assertThat(room.slots.getOrDefault(receiver, List.of()))
                    .anySatisfy(slot -> assertThat(slot.layer()).hasValue(layer));
        });
    }

    @Test
    void aRoomsCapHoldsForThoseWhoAreThereAndForThoseWhoJoinLater() throws Exception {
        FakePeer alice = join("alice");
        join("bob");
        showsLayer(alice, "bob", 2);
        router.setRoomCap(1);
        showsLayer(alice, "bob", 1);
        join("carol");
        showsLayer(alice, "carol", 1);
        router.setRoomCap(Router.ANY_LAYER);
        showsLayer(alice, "carol", 2);
    }

    @Test
    void aTransportsCapHoldsForItAloneAndBeforeItOpens() throws Exception {
        FakePeer alice = join("alice");
        router.setTransportCap("bob", 0);
        join("bob");
        join("carol");
        showsLayer(alice, "bob", 0);
        showsLayer(alice, "carol", 2);
        router.setRoomCap(1);
        showsLayer(alice, "carol", 1);
        showsLayer(alice, "bob", 0);
    }

    @Test
    void nothingOfWhoIsEjectedPassesAfter200Milliseconds() throws Exception {
        FakePeer alice = join("alice");
        FakePeer bob = join("bob");
        AtomicLong fromAliceNs = new AtomicLong();
        AtomicLong toAliceNs = new AtomicLong();
        bob.lose(packet -> noted(fromAliceNs));
        alice.lose(packet -> noted(toAliceNs));
        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            frame(alice);
            frame(bob);
            return bob.received(FakeOffer.VP8).size() > 20
                    && alice.received(FakeOffer.VP8).size() > 20;
        });

        long ejectedNs = System.nanoTime();
        router.closeParticipant("alice");
        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            frame(alice);
            frame(bob);
            return System.nanoTime() - ejectedNs > WATCHED_NS;
        });

        assertThat(fromAliceNs.get() - ejectedNs).as("from her").isLessThan(EJECTED_WITHIN_NS);
        assertThat(toAliceNs.get() - ejectedNs).as("to her").isLessThan(EJECTED_WITHIN_NS);
    }

    private static boolean noted(AtomicLong lastNs) {
        lastNs.set(System.nanoTime());
        return false;
    }
}

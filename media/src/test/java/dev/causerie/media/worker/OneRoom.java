package dev.causerie.media.worker;

import dev.causerie.media.MediaServer;
import dev.causerie.media.MediaSettings;
import dev.causerie.media.Router;
import dev.causerie.media.RouterListener;
import dev.causerie.media.SlotState;
import dev.causerie.media.TrackIntent;
import dev.causerie.media.testkit.FakePeer;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A server on loopback with one room, and the peers that come to it. Used by one test's thread. */
final class OneRoom implements AutoCloseable {

    /** What each participant was last told of his slots. */
    final Map<String, List<SlotState>> slots = new ConcurrentHashMap<>();

    final Router router;

    private final List<FakePeer> peers = new ArrayList<>();
    private final MediaServer server;

    OneRoom() {
        server = Sfu.start(
                MediaSettings.defaults().withWorkers(1).onAddress(InetAddress.getLoopbackAddress()), Clock.systemUTC());
        router = server.openRouter("room", new RouterListener() {
            @Override
            public void slotsChanged(String participantId, String transportId, List<SlotState> now) {
                slots.put(transportId, now);
            }
        });
    }

    /** Somebody who has not connected yet; he is closed with the room. */
    FakePeer peer() throws Exception {
        FakePeer peer = new FakePeer();
        peers.add(peer);
        return peer;
    }

    /** The answer to a participant's offer, within 5 seconds. */
    String answer(String id, String offer, TrackIntent... intents) throws Exception {
        return router.offer(id, id, offer, List.of(intents))
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS)
                .sdp();
    }

    @Override
    public void close() {
        server.close();
        peers.forEach(FakePeer::close);
    }
}

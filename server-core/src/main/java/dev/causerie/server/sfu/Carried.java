package dev.causerie.server.sfu;

import dev.causerie.api.room.Room;
import dev.causerie.media.CloseReason;
import dev.causerie.media.LinkQuality;
import dev.causerie.media.RouterListener;
import dev.causerie.media.SlotState;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose media the server carries now, as the routers tell: those whose media path stands. Thread-safe; each router's worker
 * writes, in the order in which it opens and closes.
 */
final class Carried {

    /** The media of one session in one room. */
    record Stream(Room room, String sessionId, long userId) {}

    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();

    /** All of them, at this moment. */
    List<Stream> now() {
        return List.copyOf(streams);
    }

    /** A listener that takes note, and tells {@code next}. */
    RouterListener noting(Room room, RouterListener next) {
        return new RouterListener() {
            @Override
            public void connected(String participantId, String transportId) {
                streams.add(stream(room, participantId, transportId));
                next.connected(participantId, transportId);
            }

            @Override
            public void closed(String participantId, String transportId, CloseReason reason) {
                streams.remove(stream(room, participantId, transportId));
                next.closed(participantId, transportId, reason);
            }

            @Override
            public void slotsChanged(String participantId, String transportId, List<SlotState> slots) {
                next.slotsChanged(participantId, transportId, slots);
            }

            @Override
            public void qualityChanged(String participantId, LinkQuality quality) {
                next.qualityChanged(participantId, quality);
            }

            @Override
            public void activeSpeaker(String participantId) {
                next.activeSpeaker(participantId);
            }
        };
    }

    private static Stream stream(Room room, String participantId, String transportId) {
        return new Stream(room, transportId, Long.parseLong(participantId));
    }
}

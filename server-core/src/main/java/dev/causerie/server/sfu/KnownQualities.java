package dev.causerie.server.sfu;

import dev.causerie.api.domain.media.ConnectionQuality;
import dev.causerie.api.domain.media.ConnectionQualityChanged;
import dev.causerie.api.room.Room;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How good the connections are of those who have media, by room. Thread-safe. */
final class KnownQualities {

    private final Map<Room, Map<Long, ConnectionQualityChanged>> byRoom = new LinkedHashMap<>();

    /** Takes note of a change; who has no media any more is forgotten. */
    synchronized void note(ConnectionQualityChanged changed) {
        Map<Long, ConnectionQualityChanged> known =
                byRoom.computeIfAbsent(changed.room(), room -> new LinkedHashMap<>());
        if (changed.quality() == ConnectionQuality.UNKNOWN) {
            known.remove(changed.userId());
        } else {
            known.put(changed.userId(), changed);
        }
        if (known.isEmpty()) {
            byRoom.remove(changed.room());
        }
    }

    /** The last change of each user in the room. */
    synchronized Collection<ConnectionQualityChanged> in(Room room) {
        return List.copyOf(byRoom.getOrDefault(room, Map.of()).values());
    }
}

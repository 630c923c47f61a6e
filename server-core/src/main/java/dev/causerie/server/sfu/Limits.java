package dev.causerie.server.sfu;

import dev.causerie.api.domain.media.MediaQuality;
import dev.causerie.api.room.Room;
import dev.causerie.media.Router;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The caps of rooms and of sessions, kept apart from the routers, since they are set before a room has one and outlive it.
 * Thread-safe; a router is told of caps in the order in which they were set.
 */
final class Limits {

    /** What is capped: a whole room, or one session in it. */
    private record Limited(Room room, Optional<String> sessionId) {

        void apply(Router router, int maxLayer) {
            sessionId.ifPresentOrElse(
                    session -> router.setTransportCap(session, maxLayer), () -> router.setRoomCap(maxLayer));
        }
    }

    private final Function<Room, Optional<Router>> routers;
    private final Map<Limited, Integer> caps = new HashMap<>();

    /** Caps on what {@code routers} finds. */
    Limits(Function<Room, Optional<Router>> routers) {
        this.routers = routers;
    }

    void set(Room room, MediaQuality video) {
        set(new Limited(room, Optional.empty()), maxLayer(video));
    }

    void set(Room room, String sessionId, MediaQuality video) {
        set(new Limited(room, Optional.of(sessionId)), maxLayer(video));
    }

    /** Lifts the cap that a session has in the room, if it has one. */
    synchronized void forget(Room room, String sessionId) {
        Limited session = new Limited(room, Optional.of(sessionId));
        if (caps.containsKey(session)) {
            set(session, Router.ANY_LAYER);
        }
    }

    /** Lifts the caps that a session has in any room. */
    synchronized void forget(String sessionId) {
        caps.keySet().stream()
                .filter(limited -> limited.sessionId().filter(sessionId::equals).isPresent())
                .toList()
                .forEach(limited -> set(limited, Router.ANY_LAYER));
    }

    /** The router that {@code open} opens for the room, told of the room's caps. */
    synchronized Router opened(Room room, Supplier<Router> open) {
        Router router = open.get();
        caps.forEach((limited, maxLayer) -> {
            if (limited.room().equals(room)) {
                limited.apply(router, maxLayer);
            }
        });
        return router;
    }

    private synchronized void set(Limited limited, int maxLayer) {
        if (caps.getOrDefault(limited, Router.ANY_LAYER) == maxLayer) {
            return;
        }
        // First, since it fails when the router's worker takes no more: then the cap is to be set again.
        routers.apply(limited.room()).ifPresent(router -> limited.apply(router, maxLayer));
        if (maxLayer == Router.ANY_LAYER) {
            caps.remove(limited);
        } else {
            caps.put(limited, maxLayer);
        }
    }

    private static int maxLayer(MediaQuality video) {
        return switch (video) {
            case LOW -> 0;
            case MEDIUM -> 1;
            case HIGH, AUTO -> Router.ANY_LAYER;
        };
    }
}

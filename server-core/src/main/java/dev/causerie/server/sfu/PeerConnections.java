package dev.causerie.server.sfu;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.causerie.api.room.Room;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether an offer comes from another peer connection than the session's last one: a page that gave up on a connection makes a
 * new one, and its certificate is another. Thread-safe.
 */
final class PeerConnections {

    private static final Pattern FINGERPRINT = Pattern.compile("(?m)^a=fingerprint:(\\S+ \\S+)");

    private record Key(Room room, String sessionId) {}

    private final Cache<Key, String> fingerprints = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofHours(12))
            .build();

    /** Whether the session has offered before with another certificate; notes this one. */
    boolean isFresh(Room room, String sessionId, String sdp) {
        Matcher found = FINGERPRINT.matcher(sdp);
        if (!found.find()) {
            return false;
        }
        String now = found.group(1);
        String before = fingerprints.asMap().put(new Key(room, sessionId), now);
        return before != null && !before.equals(now);
    }

    /** Forgets a session that is gone. */
    void forget(String sessionId) {
        fingerprints.asMap().keySet().removeIf(key -> key.sessionId().equals(sessionId));
    }
}

package dev.causerie.server.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.causerie.api.Rejected;
import dev.causerie.api.event.RateLimit;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/**
 * How often a session may send anything, and a user one kind of event or REST request. Buckets that nobody used for 10 minutes are
 * forgotten; at most 100,000 are kept. Thread-safe.
 */
public final class RateLimits {

    private final Optional<RateLimit> perSession;
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    private record Key(String whose, String what) {}

    private RateLimits(Optional<RateLimit> perSession) {
        this.perSession = perSession;
    }

    /** Limits with so many events of any kind a session. */
    public static RateLimits of(RateLimit perSession) {
        return new RateLimits(Optional.of(perSession));
    }

    /** No limits at all, for load tests. */
    public static RateLimits off() {
        return new RateLimits(Optional.empty());
    }

    /**
     * Takes one event of a session from its bucket.
     *
     * @throws Rejected {@code RATE_LIMITED} if it is empty
     */
    void take(String sessionId) {
        perSession.ifPresent(limit -> take(new Key(sessionId, ""), limit));
    }

    /**
     * Takes one event of this name, or one request of this method and path, from the user's bucket.
     *
     * @throws Rejected {@code RATE_LIMITED} if it is empty
     */
    public void take(long userId, String event, RateLimit limit) {
        if (perSession.isPresent()) {
            take(new Key(Long.toString(userId), event), limit);
        }
    }

    private void take(Key key, RateLimit limit) {
        Bucket bucket = buckets.get(key, fresh -> Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit.count()).refillGreedy(limit.count(), limit.period()))
                .build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Rejected.rateLimited(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}

package dev.causerie.testkit;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Handling;
import dev.causerie.api.event.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often each user may send each event or REST request: buckets that refill evenly as the clock moves. Thread-safe. */
final class Limits {

    private record Key(long userId, String what) {}

    private record Bucket(double tokens, Instant at) {}

    private final Clock clock;
    private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

    Limits(Clock clock) {
        this.clock = clock;
    }

    void require(User user, String event, Handling handling) {
        handling.limit().ifPresent(limit -> require(user, event, limit));
    }

    void require(User user, String what, RateLimit limit) {
        buckets.compute(new Key(user.id(), what), (key, bucket) -> drawn(bucket == null ? full(limit) : bucket, limit));
    }

    private Bucket full(RateLimit limit) {
        return new Bucket(limit.count(), clock.instant());
    }

    private Bucket drawn(Bucket bucket, RateLimit limit) {
        Duration perToken = limit.period().dividedBy(limit.count());
        double refill = (double) Duration.between(bucket.at(), clock.instant()).toNanos() / perToken.toNanos();
        double tokens = Math.min(limit.count(), bucket.tokens() + refill);
        if (tokens < 1) {
            throw Rejected.rateLimited(Duration.ofNanos((long) ((1 - tokens) * perToken.toNanos())));
        }
        return new Bucket(tokens - 1, clock.instant());
    }
}

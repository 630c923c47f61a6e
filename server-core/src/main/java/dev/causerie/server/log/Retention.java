package dev.causerie.server.log;

import dev.causerie.server.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Deletes what is older than the log keeps, from the front of the order, so that everything behind {@link EventLog#floor}
 * is whole. Thread-safe; any node may run it.
 */
public final class Retention {
    private static final int CHUNK = 1_000;

    private final Store host;
    private final EventLogRows rows;
    private final Clock clock;
    private final Duration age;

    /** Takes the host's store and how long an event is kept by the clock. */
    public Retention(Store host, Clock clock, Duration age) {
        this.host = host;
        this.rows = host.mapper(EventLogRows.class);
        this.clock = clock;
        this.age = age;
    }

    /** How many events were deleted. Blocking; in transactions of a thousand events, so that nobody waits for long. */
    public int clean() {
        var before = clock.instant().minus(age);
        int deleted = 0;
        for (int last = CHUNK; last == CHUNK; deleted += last) {
            last = host.repeatableTransaction(() -> cleanChunk(before));
        }
        return deleted;
    }

    private int cleanChunk(Instant before) {
        var floor = rows.lock("floor");
        var reached = floor;
        for (var event : rows.oldest(floor, CHUNK)) {
            if (!event.createdAt().isBefore(before)) {
                break;
            }
            reached = event.position();
        }
        if (reached == floor) {
            return 0;
        }
        rows.set("floor", reached);
        return rows.deleteUpTo(reached);
    }
}

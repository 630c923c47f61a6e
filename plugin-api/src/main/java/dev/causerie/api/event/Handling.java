package dev.causerie.api.event;

import java.time.Duration;
import java.util.Optional;

/**
 * How the host runs a handler. Immutable.
 *
 * @param concurrent whether it leaves the lane: later events of the session do not wait for it
 * @param timeout after which the client is told {@code UNAVAILABLE}; 1 ms to 5 minutes. The handler is not interrupted (that
 *     would close the files of an embedded database): it keeps its permit, and its session's lane waits, until it returns
 * @param limit how often one user may send the event, if that is limited beyond the host's own limits
 */
public record Handling(boolean concurrent, Duration timeout, Optional<RateLimit> limit) {

    private static final Handling IN_LANE = new Handling(false, Duration.ofSeconds(5), Optional.empty());

    /** Checks the timeout. */
    public Handling {
        if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("A handler's timeout is 1 ms to 5 minutes, and not " + timeout);
        }
    }

    /** In the session's lane, 5 seconds, no limit of its own. */
    public static Handling inLane() {
        return IN_LANE;
    }

    /** Leaving the lane: for slow calls that need no order, such as uploads. */
    public Handling concurrently() {
        return new Handling(true, timeout, limit);
    }

    /** With another timeout. */
    public Handling within(Duration time) {
        return new Handling(concurrent, time, limit);
    }

    /** At most {@code count} of these events a user and {@code period}; more get {@code RATE_LIMITED}. */
    public Handling limitedTo(int count, Duration period) {
        return new Handling(concurrent, timeout, Optional.of(new RateLimit(count, period)));
    }
}

package dev.causerie.plugin.meeting;

import java.time.Instant;

/**
 * A hand that is up: a row of {@code meeting_hands}. Immutable.
 *
 * @param place rises in the order of raising
 */
record HandRow(long userId, String username, Instant raisedAt, long place) {

    Raised wire() {
        return new Raised(Long.toString(userId), username, raisedAt);
    }

    /** A raised hand, on the wire. Immutable. */
    record Raised(String userId, String username, Instant timestamp) {}
}

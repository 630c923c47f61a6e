package dev.causerie.plugin.meeting;

import static dev.causerie.api.domain.audit.Reasoned.MOST;

import dev.causerie.api.domain.audit.Reasoned;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** What a host says about those who wait. */
final class WaitingRequests {

    private WaitingRequests() {}

    /**
     * {@code approve-waiting}. Immutable.
     *
     * @param socketId the ticket
     */
    record Approve(String meetingId, @Size(max = 64) String socketId, Optional<@Size(max = MOST) String> reason)
            implements Reasoned {}

    /**
     * {@code reject-waiting}. Immutable.
     *
     * @param socketId the ticket
     * @param reason for who is refused, and for the audit log
     */
    record Reject(String meetingId, @Size(max = 64) String socketId, Optional<@Size(max = MOST) String> reason)
            implements Reasoned {}

    /** {@code send-to-waiting}. Immutable. */
    record SendBack(String meetingId, long userId, Optional<@Size(max = MOST) String> reason) implements Reasoned {}

    /** What the host is answered. Immutable. */
    record Answer(String meetingId, String socketId, String userId) {
        static Answer of(String meetingId, WaitingRow waiter) {
            return new Answer(meetingId, waiter.ticket(), Long.toString(waiter.userId()));
        }
    }
}

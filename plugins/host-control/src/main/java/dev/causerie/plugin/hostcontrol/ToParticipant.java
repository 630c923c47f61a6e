package dev.causerie.plugin.hostcontrol;

import static dev.causerie.api.domain.audit.Reasoned.MOST;

import dev.causerie.api.domain.audit.Reasoned;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** {@code allow-participant}, {@code mute-participant} and {@code ask-unmute}, from a client. Immutable. */
record ToParticipant(String meetingId, long userId, Optional<@Size(max = MOST) String> reason) implements Reasoned {

    /** What the ack carries: the same, the id as a string. */
    Done done() {
        return new Done(meetingId, Long.toString(userId));
    }

    /** The ack of what was done to a user. */
    record Done(String meetingId, String userId) {}
}

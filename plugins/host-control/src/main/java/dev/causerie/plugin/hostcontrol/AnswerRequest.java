package dev.causerie.plugin.hostcontrol;

import static dev.causerie.api.domain.audit.Reasoned.MOST;

import dev.causerie.api.domain.audit.Reasoned;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * {@code respond-host-control}, from the host. Immutable.
 *
 * @param accepted whether the requester becomes host
 * @param requesterId whose request is answered; the oldest when it is not said
 */
record AnswerRequest(
        String meetingId, boolean accepted, Optional<Long> requesterId, Optional<@Size(max = MOST) String> reason)
        implements Reasoned {}

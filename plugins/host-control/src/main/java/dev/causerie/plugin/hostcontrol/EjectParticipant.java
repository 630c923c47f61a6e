package dev.causerie.plugin.hostcontrol;

import static dev.causerie.api.domain.audit.Reasoned.MOST;

import dev.causerie.api.domain.audit.Reasoned;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * {@code eject-participant}, from a client. Immutable.
 *
 * @param reason for the ejected, the others and the audit log
 */
record EjectParticipant(String meetingId, long participantId, Optional<@Size(max = MOST) String> reason)
        implements Reasoned {}

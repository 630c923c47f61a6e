package dev.causerie.plugin.hostcontrol;

import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * {@code eject-participant}, from a client. Immutable.
 *
 * @param reason up to 500 characters, for the ejected, the others and the audit log
 */
record EjectParticipant(String meetingId, long participantId, Optional<@Size(max = 500) String> reason) {}

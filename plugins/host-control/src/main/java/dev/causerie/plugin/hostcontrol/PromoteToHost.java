package dev.causerie.plugin.hostcontrol;

import static dev.causerie.api.domain.audit.Reasoned.MOST;

import dev.causerie.api.domain.audit.Reasoned;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** {@code promote-to-host}, from a client. Immutable. */
record PromoteToHost(String meetingId, long newHostId, Optional<@Size(max = MOST) String> reason) implements Reasoned {}

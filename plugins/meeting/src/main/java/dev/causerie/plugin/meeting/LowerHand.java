package dev.causerie.plugin.meeting;

import static dev.causerie.api.domain.audit.Reasoned.MOST;

import dev.causerie.api.domain.audit.Reasoned;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** {@code lower-hand}, from the host. Immutable. */
record LowerHand(String meetingId, long userId, Optional<@Size(max = MOST) String> reason) implements Reasoned {}

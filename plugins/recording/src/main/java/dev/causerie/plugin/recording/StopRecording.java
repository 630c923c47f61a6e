package dev.causerie.plugin.recording;

import static dev.causerie.api.domain.audit.Reasoned.MOST;

import dev.causerie.api.domain.audit.Reasoned;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** {@code stop-recording}. Immutable. */
record StopRecording(String meetingId, Optional<@Size(max = MOST) String> reason) implements Reasoned {}

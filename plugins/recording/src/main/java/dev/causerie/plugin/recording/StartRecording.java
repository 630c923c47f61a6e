package dev.causerie.plugin.recording;

import static dev.causerie.api.domain.audit.Reasoned.MOST;

import dev.causerie.api.domain.audit.Reasoned;
import dev.causerie.api.domain.recordings.RecordingType;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * {@code start-recording}. Immutable.
 *
 * @param type what is recorded; both when it is not said
 */
record StartRecording(String meetingId, Optional<RecordingType> type, Optional<@Size(max = MOST) String> reason)
        implements Reasoned {}

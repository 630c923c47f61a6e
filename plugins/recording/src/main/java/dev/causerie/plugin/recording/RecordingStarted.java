package dev.causerie.plugin.recording;

import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.RecordingType;
import java.time.Instant;

/**
 * {@code recording-started}. Immutable.
 *
 * @param capturing whether anybody publishes what is recorded
 */
record RecordingStarted(
        String recordingId,
        String meetingId,
        String startedBy,
        RecordingType type,
        Instant startTime,
        String status,
        boolean capturing) {

    static RecordingStarted of(Recording recording, boolean capturing) {
        return new RecordingStarted(
                Long.toString(recording.id()),
                recording.room().id(),
                Long.toString(recording.startedBy()),
                recording.type(),
                recording.startedAt(),
                "recording",
                capturing);
    }
}

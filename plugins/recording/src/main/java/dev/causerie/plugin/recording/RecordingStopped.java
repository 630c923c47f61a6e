package dev.causerie.plugin.recording;

import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.RecordingChanged;
import java.time.Instant;

/**
 * {@code recording-stopped}. Immutable.
 *
 * @param stoppedBy the user who stopped it; {@code 0} when it lost its server
 * @param duration in seconds
 * @param fileSize the bytes captured
 */
record RecordingStopped(
        String recordingId, String meetingId, String stoppedBy, Instant endTime, double duration, long fileSize) {

    static RecordingStopped of(RecordingChanged changed) {
        return of(changed.recording(), changed.by());
    }

    static RecordingStopped of(Recording recording, long by) {
        return new RecordingStopped(
                Long.toString(recording.id()),
                recording.room().id(),
                Long.toString(by),
                recording.stoppedAt().orElse(recording.startedAt()),
                Seconds.of(recording.duration()),
                recording.bytes());
    }
}

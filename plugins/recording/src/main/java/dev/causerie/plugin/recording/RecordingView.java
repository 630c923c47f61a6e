package dev.causerie.plugin.recording;

import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.RecordingStatus;
import dev.causerie.api.domain.recordings.RecordingType;
import java.time.Instant;
import java.util.Optional;

/**
 * A recording over REST. Immutable.
 *
 * @param duration in seconds
 * @param fileSize in bytes
 * @param url where it is played from, once it is ready
 * @param progress of composing, 0 to 100
 */
record RecordingView(
        String id,
        String meetingId,
        RecordingType type,
        RecordingStatus status,
        String startedBy,
        Instant startTime,
        Optional<Instant> endTime,
        double duration,
        long fileSize,
        Optional<String> url,
        int progress) {

    static RecordingView of(Recording recording) {
        return new RecordingView(
                Long.toString(recording.id()),
                recording.room().id(),
                recording.type(),
                recording.status(),
                Long.toString(recording.startedBy()),
                recording.startedAt(),
                recording.stoppedAt(),
                Seconds.of(recording.duration()),
                recording.bytes(),
                recording.status() == RecordingStatus.READY
                        ? Optional.of(RecordingReady.url(recording))
                        : Optional.empty(),
                (int) Math.round(recording.progress() * 100));
    }
}

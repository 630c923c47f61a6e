package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.recordings.RecordingType;
import dev.causerie.api.domain.recordings.Recordings;
import dev.causerie.api.room.Room;
import java.time.Instant;
import java.util.Optional;

/**
 * The recording that runs while somebody joins. Immutable.
 *
 * @param capturing whether anybody publishes what is recorded
 */
record RecordingNow(
        String recordingId,
        String meetingId,
        String startedBy,
        RecordingType type,
        Instant startTime,
        String status,
        boolean capturing) {

    static Optional<RecordingNow> in(Recordings recordings, String meetingId) {
        Room room = Meetings.room(meetingId);
        return recordings
                .running(room)
                .map(recording -> new RecordingNow(
                        Long.toString(recording.id()),
                        meetingId,
                        Long.toString(recording.startedBy()),
                        recording.type(),
                        recording.startedAt(),
                        "recording",
                        recordings.capturing(room)));
    }
}

package dev.causerie.plugin.recording;

import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.RecordingChanged;

/**
 * {@code recording-ready}. Immutable.
 *
 * @param url where it is played from, by those who may
 * @param duration in seconds
 * @param fileSize in bytes
 */
record RecordingReady(String recordingId, String meetingId, String url, double duration, long fileSize) {

    static RecordingReady of(RecordingChanged changed) {
        Recording recording = changed.recording();
        return new RecordingReady(
                Long.toString(recording.id()),
                recording.room().id(),
                url(recording),
                Seconds.of(recording.duration()),
                recording.bytes());
    }

    static String url(Recording recording) {
        return "/api/recordings/" + recording.id() + "/download";
    }
}

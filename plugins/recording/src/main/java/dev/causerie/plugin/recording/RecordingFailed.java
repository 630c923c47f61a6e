package dev.causerie.plugin.recording;

import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.RecordingChanged;

/** {@code recording-failed}: there is no file. Immutable. */
record RecordingFailed(String recordingId, String meetingId, String message) {

    static RecordingFailed of(RecordingChanged changed) {
        Recording recording = changed.recording();
        return new RecordingFailed(
                Long.toString(recording.id()),
                recording.room().id(),
                recording.bytes() == 0 ? "Nobody published anything to record" : "The file could not be made");
    }
}

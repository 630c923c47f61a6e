package dev.causerie.plugin.recording;

import dev.causerie.api.domain.recordings.RecordingProgressed;

/**
 * {@code recording-progress}. Immutable.
 *
 * @param progress of composing, 0 to 100
 */
record RecordingProgress(String recordingId, int progress) {

    static RecordingProgress of(RecordingProgressed progressed) {
        return new RecordingProgress(
                Long.toString(progressed.recordingId()), (int) Math.round(progressed.progress() * 100));
    }
}

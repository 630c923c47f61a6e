package dev.causerie.plugin.recording;

import dev.causerie.api.domain.recordings.RecordingType;
import java.util.Optional;

/**
 * {@code start-recording}. Immutable.
 *
 * @param type what is recorded; both when it is not said
 */
record StartRecording(String meetingId, Optional<RecordingType> type) {}

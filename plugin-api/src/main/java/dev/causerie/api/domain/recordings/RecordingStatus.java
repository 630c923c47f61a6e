package dev.causerie.api.domain.recordings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a recording is. It only moves forward. */
public enum RecordingStatus {
    /** What the room carries is being captured. */
    @JsonProperty("recording")
    RECORDING,
    /** Stopped; the file is being composed. */
    @JsonProperty("composing")
    COMPOSING,
    /** The file can be watched. */
    @JsonProperty("ready")
    READY,
    /** There is no file: nothing was captured, or composing failed for good. */
    @JsonProperty("failed")
    FAILED
}

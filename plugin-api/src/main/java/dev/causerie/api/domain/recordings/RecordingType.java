package dev.causerie.api.domain.recordings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is recorded. */
public enum RecordingType {
    /** Sound alone. */
    @JsonProperty("audio")
    AUDIO,
    /** Pictures alone. */
    @JsonProperty("video")
    VIDEO,
    /** Sound and pictures. */
    @JsonProperty("both")
    BOTH
}

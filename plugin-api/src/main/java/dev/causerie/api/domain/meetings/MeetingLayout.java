package dev.causerie.api.domain.meetings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a meeting is shown. */
public enum MeetingLayout {
    /** Everybody equally large. */
    @JsonProperty("grid")
    GRID,
    /** Who speaks is large. */
    @JsonProperty("speaker")
    SPEAKER,
    /** One is large, the others in a strip. */
    @JsonProperty("gallery")
    GALLERY
}

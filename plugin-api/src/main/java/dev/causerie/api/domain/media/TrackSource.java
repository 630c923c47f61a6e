package dev.causerie.api.domain.media;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a published track comes from. */
public enum TrackSource {
    /** A camera's picture. */
    @JsonProperty("camera")
    CAMERA,
    /** A microphone's sound. */
    @JsonProperty("microphone")
    MICROPHONE,
    /** A shared screen's picture. */
    @JsonProperty("screen")
    SCREEN,
    /** A shared screen's sound. */
    @JsonProperty("screen-audio")
    SCREEN_AUDIO
}

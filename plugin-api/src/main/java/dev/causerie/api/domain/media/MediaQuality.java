package dev.causerie.api.domain.media;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Up to which quality something is received. */
public enum MediaQuality {
    /** Whatever is sent. */
    @JsonProperty("high")
    HIGH,
    /** Up to the middle of the three layers that clients send. */
    @JsonProperty("medium")
    MEDIUM,
    /** The smallest layer. */
    @JsonProperty("low")
    LOW,
    /** Whatever is sent and the receiver's bandwidth takes, as always: the same as {@link #HIGH}. */
    @JsonProperty("auto")
    AUTO
}

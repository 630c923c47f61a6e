package dev.causerie.api.domain.media;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What keeps somebody's connection to the media server from being good. */
public enum QualityReason {
    /** Nothing: it is good, or there is none. */
    @JsonProperty("none")
    NONE,
    /** Nothing comes from him. */
    @JsonProperty("silence")
    SILENCE,
    /** Packets get lost on their way to or from him. */
    @JsonProperty("loss")
    LOSS,
    /** Packets take long to him and back. */
    @JsonProperty("latency")
    LATENCY,
    /** His sound comes unevenly. */
    @JsonProperty("jitter")
    JITTER,
    /** He can not take what he would be sent. */
    @JsonProperty("bandwidth")
    BANDWIDTH
}

package dev.causerie.api.domain.meetings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the media of a meeting goes. */
public enum MediaMode {
    /** Through the server. */
    @JsonProperty("sfu")
    SFU,
    /** Between the participants. */
    @JsonProperty("p2p")
    P2P
}

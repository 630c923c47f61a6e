package dev.causerie.api.domain.meetings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may do something in a meeting. */
public enum Allowed {
    /** Every participant. */
    @JsonProperty("everyone")
    EVERYONE,
    /** The host alone. */
    @JsonProperty("host")
    HOST
}

package dev.causerie.api.domain.media;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How well somebody's connection to the media server works. */
public enum ConnectionQuality {
    /** He has no media, or none any more. */
    @JsonProperty("unknown")
    UNKNOWN,
    /** Nobody hears or sees that there is a network between. */
    @JsonProperty("good")
    GOOD,
    /** It can be noticed. */
    @JsonProperty("fair")
    FAIR,
    /** It disturbs. */
    @JsonProperty("poor")
    POOR,
    /** Nothing comes from him any more; his media ends soon, unless he is heard again. */
    @JsonProperty("lost")
    LOST
}

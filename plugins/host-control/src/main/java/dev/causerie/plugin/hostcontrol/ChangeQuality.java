package dev.causerie.plugin.hostcontrol;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.causerie.api.domain.media.MediaQuality;
import java.util.Optional;

/**
 * {@code change-quality}, from a client. Immutable.
 *
 * @param scope whom it is for; everybody in the meeting when it is not said
 */
record ChangeQuality(String meetingId, MediaQuality video, MediaQuality audio, Optional<Scope> scope) {

    /** Whom a change of quality is for, if not for everybody. */
    enum Scope {
        /** The session that asks. */
        @JsonProperty("self")
        SELF
    }
}

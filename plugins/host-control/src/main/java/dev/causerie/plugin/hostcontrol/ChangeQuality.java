package dev.causerie.plugin.hostcontrol;

import static dev.causerie.api.domain.audit.Reasoned.MOST;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.causerie.api.domain.audit.Reasoned;
import dev.causerie.api.domain.media.MediaQuality;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * {@code change-quality}, from a client. Immutable.
 *
 * @param scope whom it is for; everybody in the meeting when it is not said
 */
record ChangeQuality(
        String meetingId,
        MediaQuality video,
        MediaQuality audio,
        Optional<Scope> scope,
        Optional<@Size(max = MOST) String> reason)
        implements Reasoned {

    /** Whom a change of quality is for, if not for everybody. */
    enum Scope {
        /** The session that asks. */
        @JsonProperty("self")
        SELF
    }
}

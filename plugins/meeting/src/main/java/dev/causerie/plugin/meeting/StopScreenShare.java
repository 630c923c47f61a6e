package dev.causerie.plugin.meeting;

import static dev.causerie.api.domain.audit.Reasoned.MOST;

import dev.causerie.api.domain.audit.Reasoned;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * {@code stop-screen-share}, from a client. Immutable.
 *
 * @param userId whose; one's own when it is not said
 */
record StopScreenShare(String meetingId, Optional<Long> userId, Optional<@Size(max = MOST) String> reason)
        implements Reasoned {}

package dev.causerie.plugin.hostcontrol;

import static dev.causerie.api.domain.audit.Reasoned.MOST;

import dev.causerie.api.domain.audit.Reasoned;
import dev.causerie.api.domain.meetings.MeetingLayout;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** {@code change-layout}, from a client. Immutable. */
record ChangeLayout(String meetingId, MeetingLayout layout, Optional<@Size(max = MOST) String> reason)
        implements Reasoned {}

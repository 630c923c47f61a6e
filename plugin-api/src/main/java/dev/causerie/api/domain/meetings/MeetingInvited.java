package dev.causerie.api.domain.meetings;

import dev.causerie.api.event.DurableEvent;
import java.util.List;

/**
 * Users were invited to a meeting; published to the meeting's room. Immutable.
 *
 * @param invitedBy the user who invited them
 * @param invitedByName that user's name
 * @param userIds the invited
 */
public record MeetingInvited(String meetingId, String title, long invitedBy, String invitedByName, List<Long> userIds)
        implements DurableEvent {

    /** Takes a copy. */
    public MeetingInvited {
        userIds = List.copyOf(userIds);
    }
}

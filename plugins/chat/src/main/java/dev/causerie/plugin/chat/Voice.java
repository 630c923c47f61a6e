package dev.causerie.plugin.chat;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Allowed;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;

/**
 * Who may write, by the meeting's settings. It is asked before the message's transaction and not in it: see
 * {@code docs/chat.md}. Thread-safe.
 */
final class Voice {

    private final Meetings meetings;

    Voice(Meetings meetings) {
        this.meetings = meetings;
    }

    /**
     * Lets those pass who may write.
     *
     * @throws Rejected with {@code FORBIDDEN} if the host alone may
     */
    void require(User user, String meetingId) {
        Meeting meeting = meetings.find(meetingId).orElseThrow(() -> Rejected.notFound("meeting " + meetingId));
        if (meeting.settings().allowChat() == Allowed.HOST && meeting.hostId() != user.id()) {
            throw Rejected.forbidden("Only the host may write in this meeting");
        }
    }
}

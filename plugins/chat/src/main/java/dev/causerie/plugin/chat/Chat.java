package dev.causerie.plugin.chat;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Allowed;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.messages.ConversationKey;
import dev.causerie.api.domain.messages.Message;
import dev.causerie.api.domain.messages.Messages;
import dev.causerie.api.domain.messages.NewMessage;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Reply;
import java.time.Instant;
import java.util.Optional;

/** What the participants of a meeting write and read. Thread-safe. */
final class Chat {

    private static final int DEFAULT_PAGE = 50;

    private record Said(String messageId, Instant timestamp) {}

    private final Messages messages;
    private final Meetings meetings;

    Chat(Messages messages, Meetings meetings) {
        this.messages = messages;
        this.meetings = meetings;
    }

    Reply say(Caller caller, Say say) {
        requireVoice(caller.user(), say.meetingId());
        SayType type = say.type().orElse(SayType.TEXT);
        requireContent(type, say.text());
        Message sent = messages.send(
                new NewMessage(
                        conversation(say.meetingId()), caller.user(), type.stored(), say.text(), Optional.empty()),
                Meetings.room(say.meetingId()));
        return Reply.of(new Said(Long.toString(sent.id()), sent.createdAt()));
    }

    Reply history(Caller caller, GetHistory wish) {
        var page = messages.history(
                conversation(wish.meetingId()),
                wish.before().map(Long::parseLong),
                wish.limit().orElse(DEFAULT_PAGE));
        return Reply.as("chat-history", ChatHistory.of(wish.meetingId(), page));
    }

    private void requireVoice(User user, String meetingId) {
        Meeting meeting = meetings.find(meetingId).orElseThrow(() -> Rejected.notFound("meeting " + meetingId));
        if (meeting.settings().allowChat() == Allowed.HOST && meeting.hostId() != user.id()) {
            throw Rejected.forbidden("Only the host may write in this meeting");
        }
    }

    private static void requireContent(SayType type, String text) {
        if (text.isBlank()) {
            throw Rejected.badRequest("text", "must not be blank");
        }
        if (type == SayType.REACTION && !Emoji.isOne(text)) {
            throw Rejected.badRequest("text", "must be one emoji, for a reaction");
        }
    }

    private static ConversationKey conversation(String meetingId) {
        return new ConversationKey(Meetings.ROOM_KIND, meetingId);
    }
}

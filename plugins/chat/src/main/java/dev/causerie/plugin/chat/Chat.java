package dev.causerie.plugin.chat;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.messages.ConversationKey;
import dev.causerie.api.domain.messages.Message;
import dev.causerie.api.domain.messages.Messages;
import dev.causerie.api.domain.messages.NewMessage;
import dev.causerie.api.domain.messages.Reactions;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Reply;
import dev.causerie.api.http.Page;
import java.util.Optional;

/** What the participants of a meeting write and read. Thread-safe. */
final class Chat {

    private static final int DEFAULT_PAGE = 50;

    private final Messages messages;
    private final Reactions reactions;
    private final Voice voice;

    Chat(Messages messages, Reactions reactions, Voice voice) {
        this.messages = messages;
        this.reactions = reactions;
        this.voice = voice;
    }

    Reply say(Caller caller, Say say) {
        voice.require(caller.user(), say.meetingId());
        SayType type = say.type().orElse(SayType.TEXT);
        requireContent(type, say.text());
        Message sent = messages.send(
                new NewMessage(
                        conversation(say.meetingId()), caller.user(), type.stored(), say.text(), Optional.empty()),
                Meetings.room(say.meetingId()));
        return Reply.of(Said.of(sent));
    }

    Reply history(Caller caller, GetHistory wish) {
        Page<Message> page = messages.history(
                conversation(wish.meetingId()),
                wish.before().map(Long::parseLong),
                wish.limit().orElse(DEFAULT_PAGE));
        var reacted = reactions.of(page.items().stream().map(Message::id).toList());
        return Reply.as("chat-history", ChatHistory.of(wish.meetingId(), page, reacted));
    }

    Reply statistics(Caller caller, GetStatistics wish) {
        return Reply.as(
                "chat-stats", ChatStatistics.of(wish.meetingId(), messages.statistics(conversation(wish.meetingId()))));
    }

    private static void requireContent(SayType type, String text) {
        if (text.isBlank()) {
            throw Rejected.badRequest("text", "must not be blank");
        }
        if (type == SayType.REACTION && !Emoji.isOne(text)) {
            throw Rejected.badRequest("text", "must be one emoji, for a reaction");
        }
    }

    /** The conversation that a meeting's chat is. */
    static ConversationKey conversation(String meetingId) {
        return new ConversationKey(Meetings.ROOM_KIND, meetingId);
    }
}

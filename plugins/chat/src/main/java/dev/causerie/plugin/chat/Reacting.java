package dev.causerie.plugin.chat;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.messages.Reaction;
import dev.causerie.api.domain.messages.Reactions;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Reply;

/** Emojis that participants put on messages. Who may write may put them there; each may take his own off. Thread-safe. */
final class Reacting {

    private final Reactions reactions;
    private final Voice voice;

    Reacting(Reactions reactions, Voice voice) {
        this.reactions = reactions;
        this.voice = voice;
    }

    Reply add(Caller caller, React wish) {
        voice.require(caller.user(), wish.meetingId());
        requireEmoji(wish);
        Reaction now = reactions.add(
                Chat.conversation(wish.meetingId()),
                wish.message(),
                caller.user(),
                wish.emoji(),
                Meetings.room(wish.meetingId()));
        return Reply.of(ChatReaction.of(wish.meetingId(), wish.message(), now));
    }

    Reply remove(Caller caller, React wish) {
        requireEmoji(wish);
        Reaction now = reactions.remove(
                Chat.conversation(wish.meetingId()),
                wish.message(),
                caller.user(),
                wish.emoji(),
                Meetings.room(wish.meetingId()));
        return Reply.of(ChatReaction.of(wish.meetingId(), wish.message(), now));
    }

    private static void requireEmoji(React wish) {
        if (!Emoji.isOne(wish.emoji())) {
            throw Rejected.badRequest("emoji", "must be one emoji");
        }
    }
}

package dev.causerie.plugin.chat;

import static dev.causerie.api.domain.meetings.Meetings.participantOf;

import dev.causerie.api.Plugin;
import dev.causerie.api.PluginContext;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.messages.MessageSent;
import dev.causerie.api.domain.messages.Messages;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Event;
import dev.causerie.api.event.Rendering;

/** Writing and reading the chat of a meeting. */
public final class ChatPlugin implements Plugin {

    static final Event<Say> SAY = Event.of("chat-message", Say.class);
    static final Event<GetHistory> GET_HISTORY = Event.of("get-chat-history", GetHistory.class);

    @Override
    public void start(PluginContext host) {
        Chat chat = new Chat(host.service(Messages.class), host.service(Meetings.class));
        host.events(Dialect.VISIO)
                .failuresAs("chat-error")
                .on(SAY, participantOf(Say::meetingId), chat::say)
                .on(GET_HISTORY, participantOf(GetHistory::meetingId), chat::history)
                .renders(Rendering.of(MessageSent.class, "chat-message", sent -> ChatMessage.of(sent.message()))
                        .when(sent -> sent.in(Meetings.ROOM_KIND)));
    }
}

package dev.causerie.plugin.chat;

import static dev.causerie.api.domain.meetings.Meetings.participantOf;

import dev.causerie.api.Plugin;
import dev.causerie.api.PluginContext;
import dev.causerie.api.domain.meetings.HostChanged;
import dev.causerie.api.domain.meetings.MeetingLocked;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.ParticipantEjected;
import dev.causerie.api.domain.messages.MessageSent;
import dev.causerie.api.domain.messages.Messages;
import dev.causerie.api.domain.messages.ReactionChanged;
import dev.causerie.api.domain.messages.Reactions;
import dev.causerie.api.domain.recordings.RecordingChanged;
import dev.causerie.api.domain.users.Users;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Event;
import dev.causerie.api.event.Events;
import dev.causerie.api.event.Handling;
import dev.causerie.api.event.Rendering;
import java.time.Duration;

/** Writing, reacting to and reading the chat of a meeting. */
public final class ChatPlugin implements Plugin {

    static final Event<Say> SAY = Event.of("chat-message", Say.class);
    static final Event<React> REACT = Event.of("chat-reaction", React.class);
    static final Event<React> REACT_NO_MORE = Event.of("chat-reaction-remove", React.class);
    static final Event<GetHistory> GET_HISTORY = Event.of("get-chat-history", GetHistory.class);
    static final Event<GetStatistics> GET_STATISTICS = Event.of("get-chat-stats", GetStatistics.class);

    /** Adding up reads every message of the meeting. */
    private static final Handling ADDING_UP = Handling.inLane().limitedTo(60, Duration.ofMinutes(1));

    @Override
    public void start(PluginContext host) {
        Messages messages = host.service(Messages.class);
        Reactions reactions = host.service(Reactions.class);
        Voice voice = new Voice(host.service(Meetings.class));
        Chat chat = new Chat(messages, reactions, voice);
        Reacting reacting = new Reacting(reactions, voice);
        Events visio = host.events(Dialect.VISIO)
                .failuresAs("chat-error")
                .on(SAY, participantOf(Say::meetingId), chat::say)
                .on(REACT, participantOf(React::meetingId), reacting::add)
                .on(REACT_NO_MORE, participantOf(React::meetingId), reacting::remove)
                .on(GET_HISTORY, participantOf(GetHistory::meetingId), chat::history)
                .on(GET_STATISTICS, participantOf(GetStatistics::meetingId), ADDING_UP, chat::statistics);
        render(visio);
        announce(host, new Announcements(messages, host.service(Users.class)));
    }

    private static void render(Events visio) {
        visio.renders(Rendering.of(MessageSent.class, "chat-message", sent -> ChatMessage.of(sent.message()))
                        .when(sent -> sent.in(Meetings.ROOM_KIND)))
                .renders(Rendering.of(ReactionChanged.class, "chat-reaction-added", ChatReaction::of)
                        .when(changed -> changed.in(Meetings.ROOM_KIND) && changed.added()))
                .renders(Rendering.of(ReactionChanged.class, "chat-reaction-removed", ChatReaction::of)
                        .when(changed -> changed.in(Meetings.ROOM_KIND) && !changed.added()));
    }

    private static void announce(PluginContext host, Announcements announcements) {
        host.observe(HostChanged.class, announcements::hostChanged);
        host.observe(ParticipantEjected.class, announcements::ejected);
        host.observe(MeetingLocked.class, announcements::locked);
        host.observe(RecordingChanged.class, announcements::recording);
    }
}

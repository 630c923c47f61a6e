package dev.causerie.plugin.rooms;

import dev.causerie.api.Plugin;
import dev.causerie.api.PluginContext;
import dev.causerie.api.domain.messages.MessageSent;
import dev.causerie.api.domain.messages.Messages;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Event;
import dev.causerie.api.event.Policy;
import dev.causerie.api.event.Recipients;
import dev.causerie.api.event.Rendering;
import java.time.Duration;

/** Writing in rooms. Whoever is signed in with an account may enter any room; a room is there once somebody enters it. */
public final class RoomsPlugin implements Plugin {

    static final Event<SendMessage> MESSAGE = Event.of("message", SendMessage.class);
    static final Event<Boolean> TYPING = Event.of("typing", Boolean.class);
    static final Event<JoinRoom> JOIN = Event.of("room:join", JoinRoom.class);

    @Override
    public void start(PluginContext host) {
        Visits visits = new Visits(host.store(), host.rooms(), host.publisher(), host.clock());
        Writing writing = new Writing(visits, host.service(Messages.class), host.publisher());
        host.rooms().own(Visits.ROOM_KIND, (user, session, roomId) -> visits.has(session.id(), roomId));
        host.events(Dialect.ROOMS)
                .on(MESSAGE, Policy.accountHolders(), writing::message)
                .on(TYPING, Policy.accountHolders(), writing::typing)
                .on(JOIN, Policy.accountHolders(), writing::join)
                .renders(Rendering.of(MessageSent.class, "message", sent -> RoomMessage.of(sent.message()))
                        .when(sent -> sent.in(Visits.ROOM_KIND)))
                .renders(Rendering.of(UserTyping.class, "userTyping", UserTyping::wire)
                        .to(Recipients.OTHER_USERS))
                .renders(UserStatus.class, "userStatus", UserStatus::wire);
        Presence presence = new Presence(host.store(), host.sessions(), host.publisher(), host.clock());
        host.jobs().every(Duration.ofSeconds(1), presence::check);
        host.jobs().every(Duration.ofMinutes(10), visits::prune);
    }
}

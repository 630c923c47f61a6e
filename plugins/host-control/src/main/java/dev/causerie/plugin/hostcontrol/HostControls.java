package dev.causerie.plugin.hostcontrol;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.api.domain.audit.AuditLog;
import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.Participant;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.event.Reply;
import dev.causerie.api.room.Room;
import dev.causerie.api.room.Rooms;

/** What hosts tell to be done to a meeting and to those in it. Thread-safe. */
final class HostControls {

    private final HostActions actions;
    private final Meetings meetings;
    private final Rooms rooms;
    private final Publisher publisher;
    private final AuditLog auditLog;

    HostControls(HostActions actions, Meetings meetings, Rooms rooms, Publisher publisher, AuditLog auditLog) {
        this.actions = actions;
        this.meetings = meetings;
        this.rooms = rooms;
        this.publisher = publisher;
        this.auditLog = auditLog;
    }

    Reply promote(Caller caller, PromoteToHost wish) {
        actions.handOver(wish.meetingId(), caller.user(), wish.newHostId());
        String name = meetings.participants(wish.meetingId()).stream()
                .filter(participant -> participant.userId() == wish.newHostId())
                .map(Participant::username)
                .findFirst()
                .orElse("");
        return Reply.of(new HostControlEvents.NewHost(
                wish.meetingId(), Long.toString(caller.user().id()), Long.toString(wish.newHostId()), name));
    }

    Reply eject(Caller caller, EjectParticipant wish) {
        String reason = wish.reason().orElse("");
        actions.eject(wish.meetingId(), caller.user(), wish.participantId(), reason);
        return Reply.of(new HostControlEvents.Ejected(wish.meetingId(), Long.toString(wish.participantId()), reason));
    }

    Reply allow(Caller caller, ToParticipant wish) {
        actions.readmit(wish.meetingId(), caller.user(), wish.userId());
        return Reply.of(wish.done());
    }

    Reply mute(Caller caller, ToParticipant wish) {
        actions.mute(wish.meetingId(), caller.user(), wish.userId());
        return Reply.of(new HostControlEvents.Muted(wish.meetingId(), Long.toString(wish.userId()), false));
    }

    Reply layout(Caller caller, ChangeLayout wish) {
        actions.layout(wish.meetingId(), caller.user(), wish.layout());
        return Reply.of(new HostControlEvents.Layout(wish.meetingId(), wish.layout()));
    }

    /** Asks each session with which the participant is in the meeting; microphones are switched on by their owners alone. */
    Reply askUnmute(Caller caller, ToParticipant wish) {
        Participant asked = meetings.participants(wish.meetingId()).stream()
                .filter(participant -> participant.userId() == wish.userId())
                .findFirst()
                .orElseThrow(() -> Rejected.notFound("participant " + wish.userId() + " in this meeting"));
        auditLog.record(AuditEntry.of(caller.user(), "ask-unmute", Meetings.ROOM_KIND, wish.meetingId())
                .to(new AuditEntry.Target(asked.userId(), asked.username())));
        UnmuteAsked question = new UnmuteAsked(
                wish.meetingId(), caller.user().id(), caller.user().username());
        rooms.sessionsIn(Meetings.room(wish.meetingId())).stream()
                .filter(session -> session.userId() == wish.userId())
                .forEach(session -> publisher.send(Room.ofSession(session.id()), question));
        return Reply.of(wish.done());
    }
}

package dev.causerie.plugin.hostcontrol;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.api.domain.audit.AuditLog;
import dev.causerie.api.domain.media.Media;
import dev.causerie.api.domain.media.MediaQuality;
import dev.causerie.api.domain.meetings.DeviceJoined;
import dev.causerie.api.domain.meetings.MeetingEnded;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.event.Reply;
import dev.causerie.api.room.Room;
import dev.causerie.api.room.Rooms;
import dev.causerie.api.store.Store;

/**
 * Up to which quality participants receive each other: a cap for everybody, kept with the meeting, and one of each session's
 * own, kept by the media server. Video is capped by layers; what is said of audio is kept and told, and changes nothing.
 * Thread-safe.
 */
final class Quality {

    private record Self(String meetingId, MediaQuality video, MediaQuality audio, ChangeQuality.Scope scope) {}

    private final LockedMeetings locked;
    private final QualityTable table;
    private final Store store;
    private final Media media;
    private final Rooms rooms;
    private final Publisher publisher;
    private final AuditLog auditLog;

    Quality(LockedMeetings locked, Store store, Media media, Rooms rooms, Publisher publisher, AuditLog auditLog) {
        this.locked = locked;
        this.table = store.mapper(QualityTable.class);
        this.store = store;
        this.media = media;
        this.rooms = rooms;
        this.publisher = publisher;
        this.auditLog = auditLog;
    }

    Reply change(Caller caller, ChangeQuality wish) {
        return wish.scope().map(scope -> limitSelf(caller, wish, scope)).orElseGet(() -> limitAll(caller.user(), wish));
    }

    private Reply limitSelf(Caller caller, ChangeQuality wish, ChangeQuality.Scope scope) {
        String sessionId = caller.session().id();
        Room room = Meetings.room(wish.meetingId());
        boolean inside =
                rooms.sessionsIn(room).stream().anyMatch(session -> session.id().equals(sessionId));
        if (!inside) {
            throw Rejected.forbidden("You are not in this meeting with this connection");
        }
        media.limit(room, sessionId, wish.video());
        return Reply.as("quality-changed", new Self(wish.meetingId(), wish.video(), wish.audio(), scope));
    }

    private Reply limitAll(User user, ChangeQuality wish) {
        QualityChanged changed = new QualityChanged(wish.meetingId(), wish.video(), wish.audio());
        locked.changeRunning(wish.meetingId(), meeting -> {
            if (meeting.hostId() != user.id()) {
                throw Rejected.forbidden("Only the host of this meeting sets the quality for everybody");
            }
            QualityChanged before = table.find(meeting.id()).orElseGet(() -> QualityChanged.uncapped(meeting.id()));
            table.set(changed);
            publisher.publish(Meetings.room(meeting.id()), changed);
            changed.since(before)
                    .ifPresent(what ->
                            auditLog.record(AuditEntry.of(user, "change-quality", Meetings.ROOM_KIND, meeting.id())
                                    .saying(what)));
            store.afterCommit(() -> apply(changed));
            return meeting;
        });
        return Reply.of(changed);
    }

    /** Has the media server apply what is kept: at the start, since it forgets, and again in case a call was lost. */
    void applyAll() {
        table.all().forEach(this::apply);
    }

    private void apply(QualityChanged kept) {
        media.limit(Meetings.room(kept.meetingId()), kept.video());
    }

    /** Tells a device that comes late, also the second one of its user. */
    void joined(DeviceJoined event) {
        table.find(event.meetingId()).ifPresent(kept -> publisher.publish(Room.ofSession(event.sessionId()), kept));
    }

    void ended(MeetingEnded event) {
        table.remove(event.meetingId());
        store.afterCommit(() -> media.limit(Meetings.room(event.meetingId()), MediaQuality.AUTO));
    }
}

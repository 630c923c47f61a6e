package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.DeviceJoined;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.ParticipantJoined;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.room.Room;
import java.util.List;
import java.util.Optional;

/**
 * Puts users into meetings, with the devices they come with. They hear the room from this transaction's place in the
 * order of events on, so nothing is missed between what they are told and the first event. Called while the
 * meeting is locked ({@link MeetingLocks}). Thread-safe.
 */
final class Entrance {

    private final Tables tables;
    private final Surroundings host;
    private final WaitingQueue queue;
    private final Welcome welcome;

    Entrance(Tables tables, Surroundings host, WaitingQueue queue, Welcome welcome) {
        this.tables = tables;
        this.host = host;
        this.queue = queue;
        this.welcome = welcome;
    }

    /**
     * Lets one device in that asked for it; what it is to be told.
     *
     * @throws dev.causerie.api.Rejected if the meeting takes nobody more
     */
    MeetingJoined enter(MeetingRow meeting, User user, String sessionId) {
        Optional<ParticipantJoined> news = admit(meeting, user);
        MeetingJoined joined = put(meeting, user, List.of(sessionId));
        news.ifPresent(this::tell);
        tellOfDevice(meeting, user, sessionId);
        if (meeting.isHost(user.id())) {
            queue.show(meeting.id(), Room.ofSession(sessionId));
        }
        return joined;
    }

    /**
     * Lets devices in that waited for it, and tells them.
     *
     * @throws dev.causerie.api.Rejected if the meeting takes nobody more
     */
    void bring(MeetingRow meeting, User user, List<String> sessionIds) {
        Optional<ParticipantJoined> news = admit(meeting, user);
        MeetingJoined joined = put(meeting, user, sessionIds);
        sessionIds.forEach(id -> host.publisher().publish(Room.ofSession(id), new WaitingEvents.LetIn(joined)));
        news.ifPresent(this::tell);
        sessionIds.forEach(id -> tellOfDevice(meeting, user, id));
    }

    private Optional<ParticipantJoined> admit(MeetingRow meeting, User user) {
        if (tables.participants().find(meeting.id(), user.id()).isPresent()) {
            return Optional.empty();
        }
        int present = tables.participants().count(meeting.id());
        Admission.requireOpen(meeting, user, present);
        var now = host.clock().instant();
        boolean muted = staysMuted(meeting, user);
        tables.participants()
                .enter(meeting.id(), new ParticipantRow(user.id(), user.username(), now, !muted, true, true));
        tables.sending().setMuted(meeting.id(), user.id(), muted);
        if (meeting.waitingRoom()) {
            tables.admissions().decide(meeting.id(), user.id(), Decision.APPROVED, now);
        }
        return Optional.of(new ParticipantJoined(meeting.id(), user.id(), user.username(), present + 1));
    }

    /** Who was muted and left is muted when he comes back: he switches his microphone on, and nothing else does. */
    private boolean staysMuted(MeetingRow meeting, User user) {
        return meeting.muteOnEntry()
                || tables.sending()
                        .find(meeting.id(), user.id())
                        .filter(SendingRow::muted)
                        .isPresent();
    }

    private MeetingJoined put(MeetingRow meeting, User user, List<String> sessionIds) {
        sessionIds.forEach(id -> tables.sessions().enter(id, meeting.id(), user.id()));
        host.rooms().recheck(user.id(), Meetings.room(meeting.id()));
        tables.meetings().rosterChanged(meeting.id(), host.clock().instant());
        return welcome.to(meeting, user.id());
    }

    private void tellOfDevice(MeetingRow meeting, User user, String sessionId) {
        host.publisher().publish(Room.ofSession(sessionId), new DeviceJoined(meeting.id(), user.id(), sessionId));
        tables.store().afterCommit(() -> host.media().tellQualities(Meetings.room(meeting.id()), sessionId));
    }

    private void tell(ParticipantJoined joined) {
        host.publisher().publish(Meetings.room(joined.meetingId()), joined);
    }
}

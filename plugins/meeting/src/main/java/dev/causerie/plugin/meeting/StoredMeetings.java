package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.MeetingRole;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.Participant;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Standing;
import dev.causerie.api.session.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The meetings in the database, as other plugins and the policies see them. Thread-safe. */
final class StoredMeetings implements Meetings {

    /** How long who was lost for good is away. */
    static final Duration AWAY = Duration.ofHours(24);

    private final MeetingTable meetings;
    private final ParticipantTable participants;
    private final AdmissionTable admissions;
    private final WaitingTable waiting;
    private final SessionTable sessions;
    private final Clock clock;

    StoredMeetings(Tables tables, Clock clock) {
        this.meetings = tables.meetings();
        this.participants = tables.participants();
        this.admissions = tables.admissions();
        this.waiting = tables.waiting();
        this.sessions = tables.sessions();
        this.clock = clock;
    }

    @Override
    public Optional<Meeting> find(String meetingId) {
        return meetings.find(meetingId).map(MeetingRow::meeting);
    }

    @Override
    public List<Participant> participants(String meetingId) {
        return participants.present(meetingId).stream()
                .map(ParticipantRow::participant)
                .toList();
    }

    @Override
    public Set<Long> away(String meetingId) {
        return Set.copyOf(participants.away(meetingId, clock.instant().minus(AWAY)));
    }

    @Override
    public boolean attended(String meetingId, long userId) {
        return participants.attended(meetingId, userId);
    }

    @Override
    public Map<Long, String> attendees(String meetingId) {
        return participants.attendees(meetingId).stream()
                .collect(Collectors.toMap(ParticipantTable.Attendee::userId, ParticipantTable.Attendee::username));
    }

    @Override
    public Standing standing(User user, String subject) {
        Meeting meeting = find(subject).orElseThrow(() -> Rejected.notFound("meeting " + subject));
        return Standing.of(role(user, meeting), meeting.state());
    }

    @Override
    public String subjectOf(Session session) {
        return sessions.find(session.id())
                .map(SessionRow::meetingId)
                .orElseThrow(() -> Rejected.forbidden("You are not in a meeting with this connection"));
    }

    private MeetingRole role(User user, Meeting meeting) {
        if (meeting.hostId() == user.id()) {
            return MeetingRole.HOST;
        }
        if (participants.find(meeting.id(), user.id()).isPresent()) {
            return MeetingRole.PARTICIPANT;
        }
        if (admissions.is(meeting.id(), user.id(), Decision.EJECTED)) {
            return MeetingRole.EJECTED;
        }
        if (meeting.endedAt().isPresent() && participants.attended(meeting.id(), user.id())) {
            return MeetingRole.PARTICIPANT;
        }
        if (waiting.find(meeting.id(), user.id()).isPresent()) {
            return MeetingRole.WAITING;
        }
        boolean invited = user.guestOf().filter(meeting.id()::equals).isPresent();
        return invited ? MeetingRole.GUEST : MeetingRole.STRANGER;
    }
}

package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.MeetingRole;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.Participant;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The meetings in the database, as other plugins and the policies see them. Thread-safe. */
final class StoredMeetings implements Meetings {

    private final MeetingTable meetings;
    private final ParticipantTable participants;

    StoredMeetings(Tables tables) {
        this.meetings = tables.meetings();
        this.participants = tables.participants();
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
    public boolean wasIn(String meetingId, long userId) {
        return participants.everIn(meetingId, userId);
    }

    @Override
    public Map<Long, String> everIn(String meetingId) {
        return participants.everybody(meetingId).stream()
                .collect(Collectors.toMap(ParticipantTable.Known::userId, ParticipantTable.Known::username));
    }

    @Override
    public Standing standing(User user, String subject) {
        Meeting meeting = find(subject).orElseThrow(() -> Rejected.notFound("meeting " + subject));
        return Standing.of(role(user, meeting), meeting.state());
    }

    private MeetingRole role(User user, Meeting meeting) {
        if (meeting.hostId() == user.id()) {
            return MeetingRole.HOST;
        }
        if (participants.find(meeting.id(), user.id()).isPresent()) {
            return MeetingRole.PARTICIPANT;
        }
        boolean invited = user.guestOf().filter(meeting.id()::equals).isPresent();
        return invited ? MeetingRole.GUEST : MeetingRole.STRANGER;
    }
}

package dev.causerie.plugin.chat;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.MeetingRole;
import dev.causerie.api.domain.meetings.MeetingSettings;
import dev.causerie.api.domain.meetings.MeetingState;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.Participant;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Standing;
import dev.causerie.api.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Meetings in which everybody stands as a test says, for roles that are hard to come by. Immutable. */
record StandingMeetings(MeetingRole role, MeetingState state) implements Meetings {

    @Override
    public Optional<Meeting> find(String meetingId) {
        return Optional.of(new Meeting(
                meetingId, "Standup", "", 0, "nobody", MeetingSettings.DEFAULT, 1, Instant.EPOCH, Optional.empty()));
    }

    @Override
    public List<Participant> participants(String meetingId) {
        return List.of();
    }

    @Override
    public Set<Long> away(String meetingId) {
        return Set.of();
    }

    @Override
    public boolean attended(String meetingId, long userId) {
        return true;
    }

    @Override
    public Map<Long, String> attendees(String meetingId) {
        return Map.of();
    }

    @Override
    public Standing standing(User user, String subject) {
        return Standing.of(role, state);
    }

    @Override
    public String subjectOf(Session session) {
        throw Rejected.forbidden("You are not in a meeting with this connection");
    }
}

package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.media.Blocked;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.room.Grant;
import dev.causerie.api.session.Session;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may be in the room of a meeting, and what of his may pass there, as the database says. Thread-safe. */
final class MeetingGrant implements Grant {

    private final SessionTable sessions;
    private final Sending sending;

    MeetingGrant(SessionTable sessions, Sending sending) {
        this.sessions = sessions;
        this.sending = sending;
    }

    @Override
    public boolean allows(User user, Session session, String meetingId) {
        return sessions.find(session.id()).filter(row -> row.in(meetingId)).isPresent();
    }

    @Override
    public Set<String> allowed(User user, Collection<Session> asked, String meetingId) {
        return sessions.ofParticipant(meetingId, user.id()).stream()
                .map(SessionRow::sessionId)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Blocked> blocks(User user, String meetingId) {
        return sending.blocked(meetingId, user.id());
    }
}

package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.MeetingRole;
import dev.causerie.api.domain.meetings.MeetingState;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Policy;
import dev.causerie.api.event.Rules;
import dev.causerie.api.event.Verdict;

/** Who may join a meeting: the policy asked before, and what the transaction checks again. Immutable. */
final class Admission {

    private Admission() {}

    private static Rejected ejected() {
        return Rejected.forbidden("You were ejected from this meeting").because("ejected");
    }

    private static Rejected locked() {
        return Rejected.forbidden("This meeting is locked: nobody joins any more")
                .because("locked");
    }

    static Policy<JoinMeeting> policy() {
        return Policy.by(
                Meetings.class,
                JoinMeeting::meetingId,
                Rules.of(MeetingRole.class, MeetingState.class, Admission::verdict));
    }

    private static Verdict verdict(MeetingRole role, MeetingState state) {
        if (state == MeetingState.ENDED) {
            return Verdict.of(Meetings.ended());
        }
        return switch (role) {
            case HOST, PARTICIPANT -> Verdict.ALLOWED;
            case EJECTED -> Verdict.of(ejected());
            // Who waits already keeps his place, and is not let in.
            case WAITING -> Verdict.ALLOWED;
            case GUEST, STRANGER -> state == MeetingState.LOCKED ? Verdict.of(locked()) : Verdict.ALLOWED;
        };
    }

    /** Refuses who was thrown out. */
    static void requireNotEjected(boolean ejected) {
        if (ejected) {
            throw ejected();
        }
    }

    /** Refuses {@code user} if he may neither enter nor wait. */
    static void requireWelcome(MeetingRow meeting, User user) {
        if (meeting.ended()) {
            throw Meetings.ended();
        }
        user.guestOf().ifPresent(invitation -> requireGuests(meeting, invitation));
        if (meeting.locked() && !meeting.isHost(user.id())) {
            throw locked();
        }
    }

    /** Refuses {@code user} if he may not enter as one more than {@code present}; the host always finds a place. */
    static void requireOpen(MeetingRow meeting, User user, int present) {
        requireWelcome(meeting, user);
        if (present >= meeting.maxParticipants() && !meeting.isHost(user.id())) {
            throw Rejected.forbidden("This meeting is full: " + meeting.maxParticipants() + " are in it")
                    .because("full");
        }
    }

    private static void requireGuests(MeetingRow meeting, String invitation) {
        if (!invitation.equals(meeting.id())) {
            throw Rejected.forbidden("You are a guest of another meeting");
        }
        if (!meeting.guests()) {
            throw Rejected.forbidden("This meeting lets no guests in: sign in").because("guests");
        }
    }
}

package dev.causerie.plugin.meeting;

import dev.causerie.api.Code;
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

    static final String ENDED = "This meeting has ended";
    private static final String EJECTED = "You were ejected from this meeting";
    private static final String LOCKED = "This meeting is locked: nobody joins any more";

    private Admission() {}

    static Policy<JoinMeeting> policy() {
        return Policy.by(
                Meetings.class,
                JoinMeeting::meetingId,
                Rules.of(MeetingRole.class, MeetingState.class, Admission::verdict));
    }

    private static Verdict verdict(MeetingRole role, MeetingState state) {
        if (state == MeetingState.ENDED) {
            return Verdict.refused(Code.CONFLICT, ENDED);
        }
        return switch (role) {
            case HOST, PARTICIPANT -> Verdict.ALLOWED;
            case EJECTED -> Verdict.forbidden(EJECTED);
            // Who waits already keeps his place, and is not let in.
            case WAITING -> Verdict.ALLOWED;
            case GUEST, STRANGER -> state == MeetingState.LOCKED ? Verdict.forbidden(LOCKED) : Verdict.ALLOWED;
        };
    }

    /** Refuses who was thrown out. */
    static void requireNotEjected(boolean ejected) {
        if (ejected) {
            throw Rejected.forbidden(EJECTED);
        }
    }

    /** Refuses {@code user} if he may neither enter nor wait. */
    static void requireWelcome(MeetingRow meeting, User user) {
        if (meeting.ended()) {
            throw Rejected.conflict(ENDED);
        }
        user.guestOf().ifPresent(invitation -> requireGuests(meeting, invitation));
        if (meeting.locked() && !meeting.isHost(user.id())) {
            throw Rejected.forbidden(LOCKED);
        }
    }

    /** Refuses {@code user} if he may not enter as one more than {@code present}. */
    static void requireOpen(MeetingRow meeting, User user, int present) {
        requireWelcome(meeting, user);
        if (present >= meeting.maxParticipants()) {
            throw Rejected.forbidden("This meeting is full: " + meeting.maxParticipants() + " are in it");
        }
    }

    private static void requireGuests(MeetingRow meeting, String invitation) {
        if (!invitation.equals(meeting.id())) {
            throw Rejected.forbidden("You are a guest of another meeting");
        }
        if (!meeting.guests()) {
            throw Rejected.forbidden("This meeting lets no guests in: sign in");
        }
    }
}

package dev.causerie.api.domain.meetings;

import dev.causerie.api.Rejected;
import dev.causerie.api.event.Policy;
import dev.causerie.api.event.Rules;
import dev.causerie.api.event.SessionArbiter;
import dev.causerie.api.event.Verdict;
import dev.causerie.api.room.Room;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The meetings; offered by the meeting plugin. Calls read the database. Thread-safe. */
public interface Meetings extends SessionArbiter {

    /** The kind of the rooms that {@link #room} names. */
    String ROOM_KIND = "meeting";

    /** The meeting with this id; absent if there is none. */
    Optional<Meeting> find(String meetingId);

    /** Those who are in the meeting, in the order they joined; empty when there is none. */
    List<Participant> participants(String meetingId);

    /**
     * The ids of those who are in the meeting and have no connection just now; empty when there is none. For what is asked
     * often: those who are connected are not read.
     */
    Set<Long> away(String meetingId);

    /** Whether the user is in the meeting or has ever been; false when there is none. */
    boolean wasIn(String meetingId, long userId);

    /**
     * Everybody who is in the meeting or has ever been, also those who were ejected: by user id the name under which the
     * user joined last. Empty when there is no such meeting.
     */
    Map<Long, String> everIn(String meetingId);

    /** Where everyone who is in the meeting hears its events. */
    static Room room(String meetingId) {
        return Room.of(ROOM_KIND, meetingId);
    }

    /** Lets those pass who are in the meeting that the payload names, the host among them. */
    static <P> Policy<P> participantOf(Function<? super P, String> meetingId) {
        return Policy.by(
                Meetings.class,
                meetingId,
                Rules.of(MeetingRole.class, MeetingState.class, (role, state) -> switch (role) {
                    case HOST, PARTICIPANT -> unlessEnded(state);
                    case WAITING, EJECTED, GUEST, STRANGER -> Verdict.forbidden("You are not in this meeting");
                }));
    }

    /** Lets the host of the meeting pass that the payload names. */
    static <P> Policy<P> hostOf(Function<? super P, String> meetingId) {
        return Policy.by(
                Meetings.class,
                meetingId,
                Rules.of(MeetingRole.class, MeetingState.class, (role, state) -> switch (role) {
                    case HOST -> unlessEnded(state);
                    case PARTICIPANT, WAITING, EJECTED, GUEST, STRANGER ->
                        Verdict.forbidden("Only the host of this meeting can do this");
                }));
    }

    /** Lets those pass whose connection is in a meeting, while it has not ended. */
    static <P> Policy<P> inMeeting() {
        return Policy.bySession(
                Meetings.class, Rules.of(MeetingRole.class, MeetingState.class, (role, state) -> switch (role) {
                    case HOST, PARTICIPANT -> unlessEnded(state);
                    case WAITING, EJECTED, GUEST, STRANGER -> Verdict.forbidden("You are not in this meeting");
                }));
    }

    private static Verdict unlessEnded(MeetingState state) {
        return state == MeetingState.ENDED ? Verdict.of(ended()) : Verdict.ALLOWED;
    }

    /** How everything is refused that a meeting must go on for. */
    static Rejected ended() {
        return Rejected.conflict("This meeting has ended").because("ended");
    }
}

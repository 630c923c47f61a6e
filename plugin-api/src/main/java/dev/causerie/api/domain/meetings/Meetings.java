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
     * The ids of those whom the meeting goes on without, and who did not want that: who is in and has no connection just now, and
     * who lost it for good within the last 24 hours, of these the last 100. Until they are back, or the meeting ends; who
     * left by himself or was removed by the host is none of them. Empty when there is no such meeting. For what is asked often:
     * those who are connected are not read.
     */
    Set<Long> away(String meetingId);

    /**
     * Whether the user is in the meeting, or was and may know of it still: false for one whom the host ejected, sent back to the
     * waiting room or refused there, until he is in again, and for one who waits. False when there is no such meeting.
     */
    boolean attended(String meetingId, long userId);

    /**
     * Everybody who {@link #attended} the meeting: by user id the name under which the user joined last. Empty when there is
     * no such meeting.
     */
    Map<Long, String> attendees(String meetingId);

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

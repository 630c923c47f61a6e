package dev.causerie.plugin.hostcontrol;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.store.Store;
import java.util.function.Function;

/**
 * Changes what this plugin keeps of a meeting, in the order in which the meeting plugin changes the meeting: it locks the same
 * row, before it reads anything. So no change is made on what has changed meanwhile, and no two wait for each other.
 * Thread-safe.
 */
final class LockedMeetings {

    private final Store store;
    private final MeetingLockTable locks;
    private final Meetings meetings;

    LockedMeetings(Store store, Meetings meetings) {
        this.store = store;
        this.locks = store.mapper(MeetingLockTable.class);
        this.meetings = meetings;
    }

    /**
     * What {@code change} returns, done in one transaction while the meeting is locked.
     *
     * @throws Rejected with {@code NOT_FOUND} if there is no such meeting
     */
    <R> R change(String meetingId, Function<Meeting, R> change) {
        return store.transaction(() -> {
            String locked = locks.lock(meetingId).orElseThrow(() -> missing(meetingId));
            return change.apply(meetings.find(locked).orElseThrow(() -> missing(meetingId)));
        });
    }

    /**
     * The same for a meeting that goes on.
     *
     * @throws Rejected with {@code CONFLICT} if it has ended
     */
    <R> R changeRunning(String meetingId, Function<Meeting, R> change) {
        return change(meetingId, meeting -> {
            if (meeting.endedAt().isPresent()) {
                throw Rejected.conflict("This meeting has ended");
            }
            return change.apply(meeting);
        });
    }

    private static Rejected missing(String meetingId) {
        return Rejected.notFound("meeting " + meetingId);
    }
}

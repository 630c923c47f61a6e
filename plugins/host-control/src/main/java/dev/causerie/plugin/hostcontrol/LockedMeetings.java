package dev.causerie.plugin.hostcontrol;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.MeetingLock;
import dev.causerie.api.domain.meetings.Meetings;
import java.util.function.Function;

/** Changes what this plugin keeps of a meeting, each change in one transaction while the meeting is locked. Thread-safe. */
final class LockedMeetings {

    private final MeetingLock lock;

    LockedMeetings(MeetingLock lock) {
        this.lock = lock;
    }

    /**
     * What {@code change} returns, done in one transaction while the meeting is locked.
     *
     * @throws Rejected with {@code NOT_FOUND} if there is no such meeting
     */
    <R> R change(String meetingId, Function<Meeting, R> change) {
        return lock.whileLocked(meetingId, change);
    }

    /**
     * The same for a meeting that goes on.
     *
     * @throws Rejected with {@code CONFLICT} if it has ended
     */
    <R> R changeRunning(String meetingId, Function<Meeting, R> change) {
        return change(meetingId, meeting -> {
            if (meeting.endedAt().isPresent()) {
                throw Meetings.ended();
            }
            return change.apply(meeting);
        });
    }
}

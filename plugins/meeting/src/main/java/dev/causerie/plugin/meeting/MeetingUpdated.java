package dev.causerie.plugin.meeting;

import dev.causerie.api.event.DurableEvent;
import java.util.Optional;

/**
 * The host changed what a meeting is called or what it allows, beyond its lock; on the wire as it is. Immutable.
 *
 * @param meeting as it is now, without its participants
 */
record MeetingUpdated(String meetingId, MeetingView meeting) implements DurableEvent {

    /** What it was changed to; absent where both look alike but for the lock. */
    static Optional<MeetingUpdated> between(MeetingRow before, MeetingRow after) {
        MeetingView now = MeetingView.of(after);
        boolean alike = MeetingView.of(before).withLocked(after.locked()).equals(now);
        return alike ? Optional.empty() : Optional.of(new MeetingUpdated(after.id(), now));
    }
}

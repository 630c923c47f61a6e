package dev.causerie.plugin.meeting;

import dev.causerie.api.event.Backpressure;
import dev.causerie.api.event.VolatileEvent;
import java.util.List;

/** Who is in a meeting now: a snapshot, which the next one replaces. Immutable. */
record ParticipantsUpdated(String meetingId, List<ParticipantView> participants, int participantCount)
        implements VolatileEvent {

    @Override
    public Backpressure backpressure() {
        return Backpressure.LATEST;
    }
}

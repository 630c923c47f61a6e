package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.HostChanged;
import dev.causerie.api.domain.meetings.MeetingEnded;
import dev.causerie.api.domain.meetings.ParticipantJoined;
import dev.causerie.api.domain.meetings.ParticipantLeft;

/** The domain's events of meetings, on the wire of the visio dialect, where ids are strings. */
final class MeetingEvents {

    private MeetingEvents() {}

    /** {@code participant-joined} and {@code participant-left}. Immutable. */
    record Person(String userId, String username, int participantCount) {

        static Person of(ParticipantJoined event) {
            return new Person(Long.toString(event.userId()), event.username(), event.participantCount());
        }

        static Person of(ParticipantLeft event) {
            return new Person(Long.toString(event.userId()), event.username(), event.participantCount());
        }
    }

    /** {@code host-changed}. Immutable. */
    record NewHost(String meetingId, String oldHostId, String newHostId, String newHostName) {

        static NewHost of(HostChanged event) {
            return new NewHost(
                    event.meetingId(),
                    Long.toString(event.oldHostId()),
                    Long.toString(event.newHostId()),
                    event.newHostName());
        }
    }

    /** {@code meeting-ended}. Immutable. */
    record Ended(String meetingId, String endedBy) {

        static Ended of(MeetingEnded event) {
            return new Ended(event.meetingId(), Long.toString(event.endedBy()));
        }
    }
}

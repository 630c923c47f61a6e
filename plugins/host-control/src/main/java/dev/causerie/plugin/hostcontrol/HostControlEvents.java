package dev.causerie.plugin.hostcontrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.causerie.api.domain.meetings.HostChanged;
import dev.causerie.api.domain.meetings.LayoutChanged;
import dev.causerie.api.domain.meetings.MeetingLayout;
import dev.causerie.api.domain.meetings.ParticipantEjected;
import java.util.Optional;

/** Events of host control on the wire of the visio dialect, where ids are strings. */
final class HostControlEvents {

    private HostControlEvents() {}

    /** {@code host-changed}, as the ack of who handed over. Immutable. */
    record NewHost(String meetingId, String oldHostId, String newHostId, String newHostName) {

        static NewHost of(HostChanged event) {
            return new NewHost(
                    event.meetingId(),
                    Long.toString(event.oldHostId()),
                    Long.toString(event.newHostId()),
                    event.newHostName());
        }
    }

    /** {@code participant-ejected}, to those who stay. Immutable. */
    record Ejected(String meetingId, String participantId, String reason) {

        static Ejected of(ParticipantEjected event) {
            return new Ejected(event.meetingId(), Long.toString(event.userId()), event.reason());
        }
    }

    /** {@code ejected}, to whom it was done. Immutable. */
    record YouWereEjected(String meetingId, String reason) {

        static YouWereEjected of(ParticipantEjected event) {
            return new YouWereEjected(event.meetingId(), event.reason());
        }
    }

    /** {@code layout-changed}. Immutable. */
    record Layout(String meetingId, MeetingLayout layout) {

        static Layout of(LayoutChanged event) {
            return new Layout(event.meetingId(), event.layout());
        }
    }

    /**
     * What the ack of {@code mute-participant} carries, as {@code microphone-toggled} does. Immutable.
     *
     * @param enabled whether the microphone is on
     */
    record Muted(String meetingId, String userId, boolean enabled) {}

    /** {@code unmute-asked}. Immutable. */
    record Unmute(String meetingId, String by, String byName) {

        static Unmute of(UnmuteAsked event) {
            return new Unmute(event.meetingId(), Long.toString(event.by()), event.byName());
        }
    }

    /** {@code host-control-request}, to the host. Immutable. */
    record Request(String meetingId, String requesterId, String requesterName) {

        static Request of(ControlRequested event) {
            return new Request(event.meetingId(), Long.toString(event.requesterId()), event.requesterName());
        }
    }

    /** {@code host-control-request-sent}, to the requester. Immutable. */
    record Sent(String meetingId, String message) {}

    /**
     * {@code host-control-response}. Immutable.
     *
     * @param expired true when nobody answered in time
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Response(String meetingId, boolean accepted, String requesterId, Optional<Boolean> expired) {

        static Response of(ControlAnswered event) {
            return new Response(
                    event.meetingId(),
                    event.accepted(),
                    Long.toString(event.requesterId()),
                    event.expired() ? Optional.of(true) : Optional.empty());
        }
    }
}

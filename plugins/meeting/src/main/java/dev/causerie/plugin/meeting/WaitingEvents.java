package dev.causerie.plugin.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.event.Backpressure;
import dev.causerie.api.event.DurableEvent;
import dev.causerie.api.event.Events;
import dev.causerie.api.event.VolatileEvent;
import java.util.Optional;

/** What hosts and those who wait are told, and how it is on the wire of the visio dialect. */
final class WaitingEvents {

    private WaitingEvents() {}

    /** Somebody waits to be let in; to the host. Immutable. */
    record Asked(String meetingId, String ticket, long userId, String username) implements DurableEvent {
        Waiter wire() {
            return new Waiter(meetingId, ticket, Long.toString(userId), username);
        }
    }

    /** Somebody waits no more, whatever became of him; to the host. Immutable. */
    record Gone(String meetingId, String ticket, long userId, String username) implements DurableEvent {
        Waiter wire() {
            return new Waiter(meetingId, ticket, Long.toString(userId), username);
        }
    }

    /** A participant has to wait again; to each of his sessions. Immutable. */
    record SentBack(String meetingId, int position) implements DurableEvent {
        Place wire() {
            return Place.of(meetingId, position);
        }
    }

    /** Who waits has moved up; to each of his sessions. Immutable. */
    record Moved(String meetingId, int position) implements VolatileEvent {
        @Override
        public Backpressure backpressure() {
            return Backpressure.LATEST;
        }

        Place wire() {
            return Place.of(meetingId, position);
        }
    }

    /** Who waited will not be let in; to each of his sessions. Immutable. */
    record Refused(Code code, String message, Optional<String> reason) implements DurableEvent {
        static Refused of(Rejected refusal) {
            return new Refused(refusal.code(), refusal.getMessage(), refusal.reason());
        }

        JoinError wire() {
            return new JoinError(MeetingPlugin.JOIN.name(), code, message, message, reason);
        }
    }

    /** Who waited is in; to each of his sessions. Immutable. */
    record LetIn(MeetingJoined joined) implements DurableEvent {}

    /**
     * {@code waiting-join} and {@code waiting-left}. Immutable.
     *
     * @param socketId the ticket, which is no session's id
     */
    record Waiter(String meetingId, String socketId, String userId, String username) {}

    /**
     * {@code waiting-room}. Immutable.
     *
     * @param position 1 for who is next
     */
    record Place(String meetingId, int position, boolean waiting) {
        static Place of(String meetingId, int position) {
            return new Place(meetingId, position, true);
        }
    }

    /** {@code join-error}, as a refused join has it. Immutable. */
    record JoinError(
            String event,
            Code code,
            String message,
            String error,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> reason) {}

    static void render(Events visio) {
        visio.renders(Asked.class, "waiting-join", Asked::wire)
                .renders(Gone.class, "waiting-left", Gone::wire)
                .renders(SentBack.class, "waiting-room", SentBack::wire)
                .renders(Moved.class, "waiting-room", Moved::wire)
                .renders(Refused.class, "join-error", Refused::wire)
                .renders(LetIn.class, "meeting-joined", LetIn::joined);
    }
}

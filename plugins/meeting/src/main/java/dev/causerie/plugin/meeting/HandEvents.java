package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.audit.AuditEntry.Target;
import dev.causerie.api.event.Backpressure;
import dev.causerie.api.event.DurableEvent;
import dev.causerie.api.event.Events;
import dev.causerie.api.event.VolatileEvent;
import java.time.Instant;
import java.util.List;

/** What a meeting is told of hands, and how it is on the wire of the visio dialect. */
final class HandEvents {

    private HandEvents() {}

    /** A hand went up. Immutable. */
    record Up(String meetingId, long userId, String username, Instant at) implements DurableEvent {
        Raised wire() {
            return new Raised(meetingId, Long.toString(userId), username, at);
        }
    }

    /** A hand went down, whoever lowered it. Immutable. */
    record Down(String meetingId, long userId, String username) implements DurableEvent {
        Target target() {
            return new Target(userId, username);
        }

        Lowered wire() {
            return new Lowered(meetingId, Long.toString(userId), username);
        }
    }

    /**
     * The hands that are up now: a snapshot, which the next one replaces. Immutable.
     *
     * @param hands in the order of raising
     */
    record All(List<HandRow.Raised> hands) implements VolatileEvent {
        /** Takes a copy. */
        All {
            hands = List.copyOf(hands);
        }

        @Override
        public Backpressure backpressure() {
            return Backpressure.LATEST;
        }
    }

    /** {@code hand-raised}, to clients. Immutable. */
    record Raised(String meetingId, String userId, String username, Instant timestamp) {}

    /** {@code hand-lowered}, to clients. Immutable. */
    record Lowered(String meetingId, String userId, String username) {}

    static void render(Events visio) {
        visio.renders(Up.class, "hand-raised", Up::wire)
                .renders(Down.class, "hand-lowered", Down::wire)
                .renders(All.class, "raised-hands-updated", All::hands);
    }
}

package dev.causerie.server.delivery;

import dev.causerie.api.event.DurableEvent;

/**
 * What a user may hear of the room that this is published to has changed: no client is told, and every node asks the room's
 * owner anew. Immutable.
 */
public record Recheck(long userId) implements DurableEvent {

    /** What the log has it under. */
    public static final String TYPE = Recheck.class.getName();
}

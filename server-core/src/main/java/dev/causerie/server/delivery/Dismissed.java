package dev.causerie.server.delivery;

import dev.causerie.api.event.DurableEvent;

/** A user is out of the room that this is published to: no client is told, and every node takes his sessions out. Immutable. */
public record Dismissed(long userId) implements DurableEvent {

    static final String TYPE = Dismissed.class.getName();
}

package dev.causerie.server.log;

import java.time.Instant;

/**
 * A durable event in its place in the one order. Immutable.
 *
 * @param position 1 or more, greater than that of everything before
 * @param room whom it is for
 * @param type what happened
 * @param owner who can read the payload
 * @param payload JSON
 * @param createdAt when it was written
 */
public record StampedEvent(long position, String room, String type, String owner, String payload, Instant createdAt) {}

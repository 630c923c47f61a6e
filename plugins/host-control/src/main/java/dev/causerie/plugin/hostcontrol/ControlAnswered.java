package dev.causerie.plugin.hostcontrol;

import dev.causerie.api.event.DurableEvent;

/**
 * A request to be host is over; published to the requester and, where he answered it, to the host. Immutable.
 *
 * @param expired whether nobody answered it in time
 */
record ControlAnswered(String meetingId, boolean accepted, long requesterId, boolean expired) implements DurableEvent {}

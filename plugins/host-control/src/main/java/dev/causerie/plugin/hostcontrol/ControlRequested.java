package dev.causerie.plugin.hostcontrol;

import dev.causerie.api.event.DurableEvent;

/** A participant would like to be host; published to the host. Immutable. */
record ControlRequested(String meetingId, long requesterId, String requesterName) implements DurableEvent {}

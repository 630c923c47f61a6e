package dev.causerie.api.domain.meetings;

import dev.causerie.api.event.DurableEvent;

/** A meeting obeys someone else from now on. Immutable. */
public record HostChanged(String meetingId, long oldHostId, long newHostId, String newHostName)
        implements DurableEvent {}

package dev.causerie.api.domain.recordings;

import dev.causerie.api.event.DurableEvent;

/**
 * A recording was removed for good; published by the host to the recording's room, in the transaction of the removal.
 *
 * @param recording as it was last
 * @param by the user who removed it
 */
public record RecordingRemoved(Recording recording, long by) implements DurableEvent {}

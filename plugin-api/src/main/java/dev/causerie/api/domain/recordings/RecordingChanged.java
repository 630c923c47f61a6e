package dev.causerie.api.domain.recordings;

import dev.causerie.api.event.DurableEvent;

/**
 * A recording has reached another status; published by the host to the recording's room, in the transaction of the
 * change.
 *
 * @param recording as it is now
 * @param by the user who started or stopped it; 0 when nobody did
 */
public record RecordingChanged(Recording recording, long by) implements DurableEvent {}

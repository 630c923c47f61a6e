package dev.causerie.api.domain.recordings;

import dev.causerie.api.event.Backpressure;
import dev.causerie.api.event.VolatileEvent;

/** Composing a recording has come further; sent by the host to the recording's room, a few times a second at the most. */
public record RecordingProgressed(long recordingId, double progress) implements VolatileEvent {

    @Override
    public Backpressure backpressure() {
        return Backpressure.latestOf(recordingId);
    }
}

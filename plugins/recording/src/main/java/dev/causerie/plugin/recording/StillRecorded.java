package dev.causerie.plugin.recording;

import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.event.DurableEvent;

/** Tells somebody who joins a meeting that it is recorded already. Immutable. */
record StillRecorded(Recording recording, boolean capturing) implements DurableEvent {

    RecordingStarted wire() {
        return RecordingStarted.of(recording, capturing);
    }
}

package dev.causerie.api.domain.media;

import dev.causerie.api.event.Backpressure;
import dev.causerie.api.event.VolatileEvent;
import dev.causerie.api.room.Room;

/** Somebody else is the one who speaks; sent by the host to the room. Immutable. */
public record ActiveSpeakerChanged(Room room, long userId) implements VolatileEvent {

    @Override
    public Backpressure backpressure() {
        return Backpressure.LATEST;
    }
}

package dev.causerie.api.domain.media;

import dev.causerie.api.event.Backpressure;
import dev.causerie.api.event.VolatileEvent;
import dev.causerie.api.room.Room;
import java.util.List;

/**
 * What the slots of one session show has changed; sent by the host to that session's own room. Immutable.
 *
 * @param room whose media it is
 * @param slots all of them, in the order of the offer
 */
public record SlotsChanged(Room room, List<Slot> slots) implements VolatileEvent {

    /** Takes a copy. */
    public SlotsChanged {
        slots = List.copyOf(slots);
    }

    @Override
    public Backpressure backpressure() {
        return Backpressure.LATEST;
    }
}

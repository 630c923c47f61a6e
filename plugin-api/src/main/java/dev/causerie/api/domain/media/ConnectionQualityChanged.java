package dev.causerie.api.domain.media;

import dev.causerie.api.event.Backpressure;
import dev.causerie.api.event.VolatileEvent;
import dev.causerie.api.room.Room;

/**
 * How good a user's connection to the media server is has changed; sent by the host to the room, and by
 * {@link Media#tellQualities} to one session. Of several sessions of a user that have media the worst counts. Immutable.
 *
 * @param room whose media it is
 * @param reason {@link QualityReason#NONE} where the quality is good or unknown, and nowhere else
 */
public record ConnectionQualityChanged(Room room, long userId, ConnectionQuality quality, QualityReason reason)
        implements VolatileEvent {

    @Override
    public Backpressure backpressure() {
        return Backpressure.latestOf(userId);
    }
}

package dev.causerie.server.capture;

import dev.causerie.api.domain.users.Users;
import dev.causerie.api.event.DurableEvent;
import dev.causerie.api.room.Room;
import dev.causerie.server.objects.ObjectStore;
import dev.causerie.server.sfu.Conferences;
import dev.causerie.server.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/**
 * What recordings are made with. Immutable.
 *
 * @param fragment the longest fragment of a track: what a power cut may cost
 * @param publisher publishes durable events, in the transaction of the thread
 * @param composer enqueues the job that composes a recording, in the transaction of the thread
 */
public record CaptureParts(
        Store store,
        ObjectStore objects,
        Users users,
        Conferences conferences,
        Clock clock,
        Duration fragment,
        BiConsumer<Room, DurableEvent> publisher,
        LongConsumer composer) {

    void publish(Room room, DurableEvent event) {
        publisher.accept(room, event);
    }

    void compose(long recordingId) {
        composer.accept(recordingId);
    }
}

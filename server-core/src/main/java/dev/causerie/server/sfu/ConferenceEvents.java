package dev.causerie.server.sfu;

import dev.causerie.api.domain.media.ActiveSpeakerChanged;
import dev.causerie.api.domain.media.ConnectionQuality;
import dev.causerie.api.domain.media.ConnectionQualityChanged;
import dev.causerie.api.domain.media.QualityReason;
import dev.causerie.api.domain.media.Slot;
import dev.causerie.api.domain.media.SlotsChanged;
import dev.causerie.api.domain.users.Users;
import dev.causerie.api.event.VolatileEvent;
import dev.causerie.api.room.Room;
import dev.causerie.media.LinkQuality;
import dev.causerie.media.RouterListener;
import dev.causerie.media.SlotState;
import dev.causerie.media.SourceId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Tells sessions what the media server does. The media threads only enqueue; names are looked up and events sent on one thread
 * of the executor, in order. Thread-safe.
 */
public final class ConferenceEvents {

    private final Executor inOrder;
    private final Users users;
    private final BiConsumer<Room, VolatileEvent> send;
    /** Changed by the tasks that run in order, and by nothing else. */
    private final KnownQualities qualities = new KnownQualities();

    /**
     * Events that go out through {@code send}.
     *
     * @param inOrder runs one task after the other; must not refuse or block
     */
    public ConferenceEvents(Executor inOrder, Users users, BiConsumer<Room, VolatileEvent> send) {
        this.inOrder = inOrder;
        this.users = users;
        this.send = send;
    }

    /** What the router of a room is to be opened with. */
    RouterListener of(Room room) {
        return new RouterListener() {
            @Override
            public void slotsChanged(String participantId, String transportId, List<SlotState> slots) {
                inOrder.execute(() -> send.accept(Room.ofSession(transportId), new SlotsChanged(room, named(slots))));
            }

            @Override
            public void activeSpeaker(String participantId) {
                inOrder.execute(() -> send.accept(room, new ActiveSpeakerChanged(room, Long.parseLong(participantId))));
            }

            @Override
            public void qualityChanged(String participantId, LinkQuality quality) {
                ConnectionQualityChanged changed = new ConnectionQualityChanged(
                        room,
                        Long.parseLong(participantId),
                        ConnectionQuality.valueOf(quality.level().name()),
                        QualityReason.valueOf(quality.cause().name()));
                inOrder.execute(() -> {
                    qualities.note(changed);
                    send.accept(room, changed);
                });
            }
        };
    }

    /** Tells one session all that is known of the connections in the room; what changes afterwards is told after it. */
    void tellQualities(Room room, String sessionId) {
        inOrder.execute(() -> qualities.in(room).forEach(each -> send.accept(Room.ofSession(sessionId), each)));
    }

    /** What was last told of each connection in the room, by user id. */
    Map<Long, ConnectionQuality> qualities(Room room) {
        return qualities.in(room).stream()
                .collect(Collectors.toMap(ConnectionQualityChanged::userId, ConnectionQualityChanged::quality));
    }

    private List<Slot> named(List<SlotState> slots) {
        List<Long> shown = slots.stream()
                .flatMap(slot -> slot.shown().stream())
                .map(ConferenceEvents::userId)
                .distinct()
                .toList();
        Map<Long, String> names = users.findAll(shown).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().username()));
        return slots.stream().map(slot -> slot(slot, names)).toList();
    }

    private static Slot slot(SlotState state, Map<Long, String> names) {
        Optional<Long> user = state.shown().map(ConferenceEvents::userId);
        return new Slot(
                state.mid(),
                state.kind().name().toLowerCase(Locale.ROOT),
                user,
                user.map(names::get),
                state.shown().map(source -> Sources.ofPlugins(source.source())),
                state.layer(),
                state.paused());
    }

    private static long userId(SourceId source) {
        return Long.parseLong(source.participantId());
    }
}

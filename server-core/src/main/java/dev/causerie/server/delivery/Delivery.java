package dev.causerie.server.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.causerie.api.event.DomainEvent;
import dev.causerie.api.event.Recipients;
import dev.causerie.api.event.VolatileEvent;
import dev.causerie.api.room.Room;
import dev.causerie.server.delivery.Renderer.Rendered;
import dev.causerie.server.dispatch.Origins.Origin;
import dev.causerie.server.gateway.EventWriter;
import dev.causerie.server.gateway.OutgoingEvent;
import dev.causerie.server.gateway.Socket;
import dev.causerie.server.gateway.engineio.Backpressure;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.log.EventLogListener;
import dev.causerie.server.log.StampedEvent;
import dev.causerie.server.session.LiveSession;
import dev.causerie.server.session.LiveSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings domain events to the sessions of their room, each in its dialect. Durable ones come from the log's sequencer, in
 * the order of their positions and on its thread; volatile ones from any thread. Thread-safe.
 */
public final class Delivery implements EventLogListener {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Renderer renderer;
    private final LiveSessions sessions;
    private final Broadcast broadcast;
    private final BiConsumer<Room, Long> rechecks;

    /**
     * Delivers by these renderings to these sessions.
     *
     * @param rechecks brings a user's sessions on this node in line with what is granted in a room
     */
    public Delivery(
            Renderings renderings,
            EventWriter writer,
            LiveSessions sessions,
            Broadcast broadcast,
            BiConsumer<Room, Long> rechecks) {
        renderer = new Renderer(renderings, writer);
        this.sessions = sessions;
        this.broadcast = broadcast;
        this.rechecks = rechecks;
    }

    @Override
    public void deliver(List<StampedEvent> events) {
        for (StampedEvent event : events) {
            try {
                deliver(event);
            } catch (RuntimeException | Error failure) {
                // Given the batch again, those who have heard the others would hear them twice.
                LOG.error("Event {} of type {} could not be delivered", event.position(), event.type(), failure);
            }
        }
    }

    private void deliver(StampedEvent event) {
        Room room = Room.parse(event.room());
        if (event.type().equals(Recheck.TYPE)) {
            rechecks.accept(room, Envelope.of(event).event().path("userId").asLong());
            return;
        }
        for (Rendered rendered : render(event)) {
            List<Socket> ready = new ArrayList<>();
            for (LiveSession session : hearing(room, rendered, Envelope.origin(event))) {
                if (session.readyFor(room, event.position(), rendered.event())) {
                    ready.add(session.socket());
                }
            }
            broadcast.send(ready, rendered.event(), Backpressure.BUFFER);
        }
    }

    /** Sends a volatile event to those who are in the room now. */
    public void send(Room room, VolatileEvent event, Optional<Origin> origin) {
        String type = event.getClass().getName();
        for (Rendered rendered : renderer.render(type, plugin -> event, Optional.empty())) {
            List<Socket> ready = hearing(room, rendered, origin).stream()
                    .filter(LiveSession::live)
                    .map(LiveSession::socket)
                    .toList();
            broadcast.send(ready, rendered.event(), backpressure(room, rendered, event.backpressure()));
        }
    }

    private static Backpressure backpressure(Room room, Rendered rendered, dev.causerie.api.event.Backpressure wanted) {
        return switch (wanted.strategy()) {
            case BUFFER -> Backpressure.BUFFER;
            case DROP -> Backpressure.DROP;
            case LATEST ->
                Backpressure.latest(String.join(
                        " ",
                        room.key(),
                        rendered.dialect().name(),
                        rendered.event().name(),
                        wanted.subject()));
        };
    }

    /** What a session that comes back is sent for a durable event that it missed. */
    public List<OutgoingEvent> missed(LiveSession session, StampedEvent event) {
        return render(event).stream()
                .filter(rendered -> hears(session, rendered, Envelope.origin(event)))
                .map(Rendered::event)
                .toList();
    }

    private List<Rendered> render(StampedEvent event) {
        return renderer.render(event.type(), plugin -> read(plugin, event), Optional.of(event.position()));
    }

    private static DomainEvent read(PluginHandle plugin, StampedEvent event) {
        try {
            Class<?> type = Class.forName(event.type(), false, plugin.classLoader());
            return (DomainEvent) plugin.mapper().treeToValue(Envelope.of(event).event(), type);
        } catch (ClassNotFoundException | JsonProcessingException unreadable) {
            throw new IllegalStateException(
                    "Event " + event.position() + " of type " + event.type() + " can not be read", unreadable);
        }
    }

    private List<LiveSession> hearing(Room room, Rendered rendered, Optional<Origin> origin) {
        return sessions.in(room).stream()
                .filter(session -> hears(session, rendered, origin))
                .toList();
    }

    private static boolean hears(LiveSession session, Rendered rendered, Optional<Origin> origin) {
        if (!session.hears(rendered.dialect())) {
            return false;
        }
        if (rendered.recipients() == Recipients.EVERYONE || origin.isEmpty()) {
            return true;
        }
        if (rendered.recipients() == Recipients.OTHER_SESSIONS) {
            return !session.id().equals(origin.get().sessionId());
        }
        return session.identity()
                .map(who -> who.user().id() != origin.get().userId())
                .orElse(true);
    }
}

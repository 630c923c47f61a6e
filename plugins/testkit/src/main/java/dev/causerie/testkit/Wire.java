package dev.causerie.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.DomainEvent;
import dev.causerie.api.event.DurableEvent;
import dev.causerie.api.event.Recipients;
import dev.causerie.api.event.Rendering;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Renders domain events and delivers them to clients; remembers the durable ones for recovery. Thread-safe. */
final class Wire {

    private record Dialected(Dialect dialect, Rendering<?> rendering) {}

    private record Sent(
            Room room,
            Dialect dialect,
            String event,
            JsonNode payload,
            Recipients recipients,
            @Nullable Session origin) {}

    private final Json json;
    private final List<FakeClient> clients = new CopyOnWriteArrayList<>();
    private final List<Dialected> renderings = new CopyOnWriteArrayList<>();
    private final List<Sent> log = new ArrayList<>();

    @SuppressWarnings("ThreadLocalUsage") // Each test has a wire of its own, and threads outlive it.
    private final ThreadLocal<Session> origin = new ThreadLocal<>();

    Wire(Json json) {
        this.json = json;
    }

    Runnable add(Dialect dialect, Rendering<?> rendering) {
        Dialected added = new Dialected(dialect, rendering);
        renderings.add(added);
        return () -> renderings.remove(added);
    }

    void add(FakeClient client) {
        clients.add(client);
    }

    void forgetAll() {
        clients.forEach(client -> client.lost(0));
        clients.clear();
    }

    List<FakeClient> connected() {
        return clients.stream().filter(FakeClient::connected).toList();
    }

    Optional<FakeClient> client(String sessionId) {
        return clients.stream().filter(one -> one.sessionId().equals(sessionId)).findAny();
    }

    void remove(FakeClient client) {
        clients.remove(client);
    }

    <R> R on(Session session, Supplier<R> work) {
        origin.set(session);
        try {
            return work.get();
        } finally {
            origin.remove();
        }
    }

    @Nullable
    Session origin() {
        return origin.get();
    }

    /** Delivers to who is in the room now, and keeps a durable event for those who come back. */
    synchronized void deliver(Room room, DomainEvent event, @Nullable Session from) {
        for (Dialected one : renderings) {
            if (one.rendering().type() == event.getClass()) {
                render(one.rendering(), event)
                        .map(payload -> new Sent(
                                room,
                                one.dialect(),
                                one.rendering().event(),
                                payload,
                                one.rendering().recipients(),
                                from))
                        .ifPresent(sent -> send(sent, event instanceof DurableEvent));
            }
        }
    }

    private <E extends DomainEvent> Optional<JsonNode> render(Rendering<E> rendering, DomainEvent event) {
        E typed = rendering.type().cast(event);
        if (!rendering.when().test(typed)) {
            return Optional.empty();
        }
        JsonNode payload = json.overTheWire(rendering.payload().apply(typed));
        if (payload.isTextual()) {
            throw new IllegalStateException(rendering.event() + " ends in a string, which is a position to clients");
        }
        return Optional.of(payload);
    }

    private void send(Sent sent, boolean durable) {
        if (durable) {
            log.add(sent);
        }
        connected().forEach(client -> hand(client, sent));
    }

    private static void hand(FakeClient client, Sent sent) {
        if (client.rooms().contains(sent.room()) && client.understands(sent.dialect()) && concerns(client, sent)) {
            client.receive(sent.event(), sent.payload());
        }
    }

    private static boolean concerns(FakeClient client, Sent sent) {
        Session from = sent.origin();
        return switch (sent.recipients()) {
            case EVERYONE -> true;
            case OTHER_SESSIONS -> from == null || !from.id().equals(client.sessionId());
            case OTHER_USERS -> from == null || from.userId() != client.user().id();
        };
    }

    synchronized void lose(FakeClient client) {
        client.lost(log.size());
    }

    synchronized void catchUp(FakeClient client) {
        client.back();
        log.subList(client.lostAt(), log.size()).forEach(sent -> hand(client, sent));
    }
}

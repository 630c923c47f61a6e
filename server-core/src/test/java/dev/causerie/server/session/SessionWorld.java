package dev.causerie.server.session;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.DurableEvent;
import dev.causerie.api.event.Rendering;
import dev.causerie.api.event.VolatileEvent;
import dev.causerie.api.room.Room;
import dev.causerie.server.auth.MovableClock;
import dev.causerie.server.delivery.Delivery;
import dev.causerie.server.delivery.LogPublisher;
import dev.causerie.server.delivery.Renderings;
import dev.causerie.server.dispatch.Dispatcher;
import dev.causerie.server.dispatch.FakePlugin;
import dev.causerie.server.dispatch.Origins;
import dev.causerie.server.dispatch.Outcomes;
import dev.causerie.server.dispatch.RateLimits;
import dev.causerie.server.gateway.Admission;
import dev.causerie.server.gateway.ConnectRequest;
import dev.causerie.server.gateway.DisconnectReason;
import dev.causerie.server.gateway.EventWriter;
import dev.causerie.server.gateway.IncomingEvent;
import dev.causerie.server.gateway.Reply;
import dev.causerie.server.gateway.engineio.Handshake;
import dev.causerie.server.host.Observers;
import dev.causerie.server.host.PluginJson;
import dev.causerie.server.lane.LanePool;
import dev.causerie.server.log.EventLog;
import dev.causerie.server.log.Sequencer;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.Store;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Reception, recovery, log and delivery as the server has them, over a database; clients are {@link FakeSocket}s, and a
 * token is a user's number. A plugin owns the rooms of kind {@code room}. Used by one test's thread.
 */
final class SessionWorld implements AutoCloseable {

    /** A durable event, {@code ["said", {"text": …}, position]} on the wire. */
    record Said(String text) implements DurableEvent {}

    /** A volatile one, {@code ["typed", {"text": …}]} on the wire. */
    record Typed(String text) implements VolatileEvent {}

    static final Duration WINDOW = Duration.ofMinutes(2);
    static final int MOST_MISSED = 50;
    static final int QUEUE = 4;
    static final int PERMITS = 4;

    final MovableClock clock = new MovableClock();
    final LiveSessions sessions = new LiveSessions();
    final SessionListeners listeners = new SessionListeners();
    final RoomOwners owners = new RoomOwners();
    final FakePlugin plugin = FakePlugin.named("rooms");
    final Set<String> granted = ConcurrentHashMap.newKeySet();
    final Set<String> revoked = ConcurrentHashMap.newKeySet();
    final LanePool pool = new LanePool(4);
    final Database database;
    final Store store;
    final EventLog log;
    final Sequencer sequencer;
    final Delivery delivery;
    final RecoveryRecords records;
    final Dispatcher dispatcher;
    final PluginRooms rooms;
    final PluginSessions plugins;
    private final LogPublisher publisher;
    private final AtomicInteger ports = new AtomicInteger(1);
    private final Reception reception;

    SessionWorld(Database database) {
        this(database, "only");
    }

    /** One of several nodes on a database. */
    SessionWorld(Database database, String node) {
        this.database = database;
        store = database.store(Owner.host());
        EventWriter writer = new EventWriter(PluginJson.mapper());
        Renderings renderings = new Renderings();
        renderings.add(plugin, Dialect.ROOMS, Rendering.of(Said.class, "said", Function.identity()));
        renderings.add(plugin, Dialect.ROOMS, Rendering.of(Typed.class, "typed", Function.identity()));
        records = new RecoveryRecords(store, sessions, clock, WINDOW, node);
        Rechecks rechecks = new Rechecks(sessions, owners, records);
        delivery = new Delivery(
                renderings,
                writer,
                sessions,
                (to, event, backpressure) -> to.forEach(socket -> socket.emit(event)),
                rechecks::carryOut);
        sequencer = new Sequencer(store, database.transactions(), 100, delivery, () -> false);
        log = new EventLog(store, database.transactions(), clock, sequencer::wake);
        Origins origins = new Origins();
        publisher = new LogPublisher(
                "rooms", plugin.mapper(), log, database.transactions(), delivery, origins, new Observers());
        dispatcher = new Dispatcher(
                pool,
                PERMITS,
                renderings,
                type -> {
                    throw new IllegalStateException("no policy here asks " + type);
                },
                RateLimits.off(),
                origins,
                new Outcomes(new SimpleMeterRegistry(), () -> "incident"),
                writer);
        rooms = new PluginRooms(
                plugin, owners, sessions, records, rechecks, publisher, database.transactions()::afterCommit);
        plugins = new PluginSessions(plugin, listeners, sessions, records, records::elsewhere);
        rooms.own("room", (user, session, id) -> granted.contains(user.id() + " in " + id));
        reception = reception(writer);
        sequencer.start();
    }

    private Reception reception(EventWriter writer) {
        Identities tokens = new Tokens();
        return new Reception(new ReceptionParts(
                new SessionSettings(false, Duration.ofSeconds(10), Duration.ofSeconds(30), QUEUE, 100),
                clock,
                new SecureRandom(),
                pool,
                tokens,
                sessions,
                listeners,
                records,
                new Recovery(records, log, owners, tokens, sessions, MOST_MISSED),
                log,
                delivery,
                dispatcher,
                writer));
    }

    /** What the reception answers to a CONNECT. */
    Admission ask(ObjectNode auth) {
        return ask(request(auth));
    }

    /** What the reception answers to a CONNECT. */
    Admission ask(ConnectRequest request) {
        return get(reception.connect(request).toCompletableFuture());
    }

    /** A CONNECT from a port that nobody else has. */
    ConnectRequest request(ObjectNode auth) {
        return new ConnectRequest(
                "/",
                auth,
                new Handshake(
                        Map.of(),
                        Map.of(),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.getAndIncrement()),
                        false,
                        "websocket"));
    }

    /** A client that connects; it is ready when this returns. */
    Client connect(ObjectNode auth) {
        Client client = arrive(request(auth));
        client.settle();
        return client;
    }

    /** A client that connects; its beginning may not be over yet. */
    Client arrive(ConnectRequest request) {
        return enter(request, (Admission.Accepted) ask(request));
    }

    /** The connection of a client that was admitted. */
    Client enter(ConnectRequest request, Admission.Accepted admission) {
        FakeSocket socket = new FakeSocket(admission.socketId().orElseThrow(), request.handshake());
        reception.connected(socket);
        return new Client(
                socket,
                admission.privateId().orElseThrow(),
                Optional.ofNullable(request.auth().get("offset")).map(JsonNode::asText));
    }

    static ObjectNode token(long userId) {
        return auth().put("token", Long.toString(userId));
    }

    static ObjectNode auth() {
        return JsonNodeFactory.instance.objectNode();
    }

    static Room room(String id) {
        return Room.of("room", id);
    }

    /** Publishes a durable event and waits until it is in the order. */
    void say(String room, String text) {
        long before = log.head();
        publisher.publish(room(room), new Said(text));
        await().pollInterval(Duration.ofMillis(2)).until(() -> log.head() > before);
    }

    /** In one transaction: what is granted to the user in the room counts from now on, and then this is said. */
    void recheck(long userId, String room, String text) {
        store.transaction(() -> {
            rooms.recheck(userId, room(room));
            publisher.publish(room(room), new Said(text));
            return userId;
        });
    }

    /** Sends a volatile event. */
    void type(String room, String text) {
        publisher.send(room(room), new Typed(text));
    }

    @Override
    public void close() {
        pool.close();
        sequencer.close();
        store.close();
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(10, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One connection of a stock client. */
    final class Client {
        final FakeSocket socket;
        final String privateId;
        private final Optional<String> before;

        Client(FakeSocket socket, String privateId, Optional<String> before) {
            this.socket = socket;
            this.privateId = privateId;
            this.before = before;
        }

        String id() {
            return socket.id();
        }

        /** Enters a room as a plugin's handler does it. */
        Client join(String room) {
            LiveSession session = sessions.find(id()).orElseThrow();
            granted.add(session.identity().orElseThrow().user().id() + " in " + room);
            rooms.join(id(), room(room));
            return this;
        }

        /** Sends an event without waiting; the future has the ack. */
        CompletableFuture<JsonNode> send(String name, JsonNode... payload) {
            CompletableFuture<JsonNode> ack = new CompletableFuture<>();
            Reply reply = arguments -> ack.complete((JsonNode) arguments[0]);
            reception.event(socket, new IncomingEvent(name, List.of(payload), Optional.of(reply)));
            return ack;
        }

        /** Sends an event and waits for its ack. */
        JsonNode ask(String name, JsonNode... payload) {
            return get(send(name, payload));
        }

        /** Waits until everything before has left its lane. */
        void settle() {
            ask("ping");
        }

        /** Ends the connection and waits until the server has noted that. */
        void leave(DisconnectReason reason) {
            Optional<LiveSession> session = sessions.find(id()).filter(live -> live.socket() == socket);
            reception.disconnected(socket, reason);
            session.ifPresent(gone -> {
                CompletableFuture<Boolean> over = new CompletableFuture<>();
                gone.lane().put(() -> over.complete(true));
                get(over);
            });
        }

        /** Says goodbye, and does not wait. */
        void goodbye() {
            reception.disconnected(socket, DisconnectReason.CLIENT_DISCONNECT);
        }

        /** The connection breaks. */
        Client lose() {
            leave(DisconnectReason.TRANSPORT_ERROR);
            return this;
        }

        /** The texts of the durable events so far. */
        List<String> texts() {
            return socket.got("said").stream()
                    .map(event -> event.at("/1/text").asText())
                    .toList();
        }

        /** Waits for exactly these texts. */
        void hears(String... texts) {
            await().until(() -> texts().equals(List.of(texts)));
        }

        /** The position behind the last durable event, as the stock client keeps it, over its connections. */
        Optional<String> offset() {
            List<JsonNode> said = socket.got("said");
            return said.isEmpty()
                    ? before
                    : Optional.of(said.get(said.size() - 1).path(2).asText());
        }

        /** The CONNECT with which a stock client comes back. */
        ObjectNode comingBack(ObjectNode auth) {
            auth.put("pid", privateId);
            offset().ifPresent(position -> auth.put("offset", position));
            return auth;
        }
    }

    private final class Tokens implements Identities {

        @Override
        public Claim of(ConnectRequest request) {
            JsonNode token = request.auth().path("token");
            return token.isMissingNode() ? new Claim.Anonymous() : of(token.asText());
        }

        @Override
        public Claim of(String token) {
            return token.matches("\\d+") && !revoked.contains(token)
                    ? new Claim.SignedIn(identity(token))
                    : new Claim.Refused("Invalid token");
        }

        @Override
        public Optional<Identity> again(long userId, String login, Instant expiresAt) {
            boolean good = !revoked.contains(login) && clock.instant().isBefore(expiresAt);
            return good ? Optional.of(identity(login)) : Optional.empty();
        }

        private Identity identity(String token) {
            return new Identity(
                    user(Long.parseLong(token)),
                    token,
                    clock.instant().plus(Duration.ofHours(1)),
                    () -> !revoked.contains(token));
        }
    }

    private static User user(long id) {
        return new User(id, "user-" + id, false, Optional.empty(), Instant.EPOCH);
    }
}

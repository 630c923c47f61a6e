package dev.causerie.server.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.api.domain.users.Users;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.event.RateLimit;
import dev.causerie.server.cluster.Nodes;
import dev.causerie.server.config.Settings;
import dev.causerie.server.delivery.Delivery;
import dev.causerie.server.delivery.LogPublisher;
import dev.causerie.server.delivery.Renderings;
import dev.causerie.server.dispatch.Dispatcher;
import dev.causerie.server.dispatch.Origins;
import dev.causerie.server.dispatch.Outcomes;
import dev.causerie.server.dispatch.RateLimits;
import dev.causerie.server.gateway.EventWriter;
import dev.causerie.server.gateway.Gateway;
import dev.causerie.server.gateway.GatewayApplication;
import dev.causerie.server.host.Observers;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.host.PluginJson;
import dev.causerie.server.host.ServiceRegistry;
import dev.causerie.server.lane.LanePool;
import dev.causerie.server.log.EventLog;
import dev.causerie.server.log.Sequencer;
import dev.causerie.server.session.Curfew;
import dev.causerie.server.session.Identities;
import dev.causerie.server.session.LiveSessions;
import dev.causerie.server.session.PluginRooms;
import dev.causerie.server.session.PluginSessions;
import dev.causerie.server.session.Reception;
import dev.causerie.server.session.ReceptionParts;
import dev.causerie.server.session.Rechecks;
import dev.causerie.server.session.Recovery;
import dev.causerie.server.session.RecoveryRecords;
import dev.causerie.server.session.RoomGrants;
import dev.causerie.server.session.RoomOwners;
import dev.causerie.server.session.SessionListeners;
import dev.causerie.server.session.SessionSettings;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Store;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything between a frame and a handler, and back: sessions, dispatch, the durable log and delivery. Started after the
 * plugins, closed after the gateway.
 */
final class Messaging implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Messaging.class);
    private static final Duration RENEW_WITHIN = Duration.ofSeconds(30);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final int BACKLOG = 10_000;
    private static final int MOST_MISSED = 5_000;
    private static final RateLimit EVENTS_A_SESSION = new RateLimit(100, Duration.ofSeconds(2));
    private static final int INCIDENT_BYTES = 4;
    private static final int NODE_BYTES = 16;
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final long BEAT_SECONDS = 2;

    private final AtomicReference<Gateway> gateway = new AtomicReference<>();
    private final LiveSessions sessions = new LiveSessions();
    private final SessionListeners listeners = new SessionListeners();
    private final RoomOwners owners = new RoomOwners();
    private final Origins origins = new Origins();
    private final Observers observers = new Observers();
    private final Database database;
    private final LanePool pool;
    private final Delivery delivery;
    private final Nodes nodes;
    private final Sequencer sequencer;
    private final EventLog log;
    private final RecoveryRecords records;
    private final Rechecks rechecks;
    private final RateLimits rates;
    private final Dispatcher dispatcher;
    private final GatewayApplication application;
    private final Curfew curfew;

    Messaging(
            Settings settings,
            Database database,
            Store store,
            Identities identities,
            ServiceRegistry services,
            MeterRegistry meters,
            Clock clock,
            SecureRandom random) {
        this.database = database;
        EventWriter writer = new EventWriter(PluginJson.mapper());
        Renderings renderings = new Renderings();
        pool = new LanePool(settings.lanes().threads());
        String node = token(random, NODE_BYTES);
        records =
                new RecoveryRecords(store, sessions, clock, settings.recovery().window(), node);
        rechecks = new Rechecks(sessions, owners, records);
        delivery = new Delivery(
                renderings,
                writer,
                sessions,
                (to, event, backpressure) -> gateway().broadcast(to, event, backpressure),
                rechecks::carryOut);
        nodes = new Nodes(store, node, LEASE, records::nodeDied, records::nodeRevived);
        sequencer = new Sequencer(store, database.transactions(), settings.log().batch(), delivery, nodes::alone);
        log = new EventLog(store, database.transactions(), clock, sequencer::wake);
        rates = settings.limits().rateLimits() ? RateLimits.of(EVENTS_A_SESSION) : RateLimits.off();
        dispatcher = new Dispatcher(
                pool,
                settings.lanes().pluginPermits(),
                renderings,
                services::service,
                rates,
                origins,
                new Outcomes(meters, () -> token(random, INCIDENT_BYTES)),
                writer);
        SessionSettings limits = new SessionSettings(
                settings.auth().requireTokenAtHandshake(),
                settings.auth().authenticateWithin(),
                RENEW_WITHIN,
                settings.lanes().queue(),
                BACKLOG);
        Reception reception = new Reception(new ReceptionParts(
                limits,
                clock,
                random,
                pool,
                identities,
                sessions,
                listeners,
                records,
                new Recovery(records, log, owners, identities, sessions, MOST_MISSED),
                log,
                delivery,
                dispatcher,
                writer));
        application = new CountedConnections(reception, meters);
        curfew = new Curfew(sessions, limits, clock, writer);
        meters.gauge("causerie.sessions", sessions, all -> all.all().size());
        FunctionCounter.builder("causerie.log.faults", sequencer, Sequencer::faults)
                .register(meters);
    }

    /** Whether durable events are put into order and delivered. */
    boolean delivering() {
        return sequencer.healthy();
    }

    /** What the gateway serves. */
    GatewayApplication application() {
        return application;
    }

    /** Hands events to the gateway from now on, and watches over sessions. */
    void start(Gateway toSendThrough) {
        gateway.set(toSendThrough);
        nodes.enter();
        sequencer.start();
        pool.timer()
                .scheduleWithFixedDelay(() -> pool.execute(this::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
        pool.timer().scheduleWithFixedDelay(curfew::check, 1, 1, TimeUnit.SECONDS);
        pool.timer().scheduleWithFixedDelay(() -> pool.execute(records::prune), 1, 1, TimeUnit.MINUTES);
    }

    /** How often a user may do what is limited. */
    RateLimits rates() {
        return rates;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Delivery delivery() {
        return delivery;
    }

    LanePool pool() {
        return pool;
    }

    /** Calls {@code listener} with the id of every session that ended for good. */
    void onFarewell(Consumer<String> listener) {
        listeners.onFarewell(listener);
    }

    /** Who may be in which room, as the plugins say that own rooms. */
    RoomGrants grants(Users users) {
        return new RoomGrants(users, sessions, owners);
    }

    /** The publisher of a plugin, or of the host. */
    Publisher publisher(String owner, ObjectMapper mapper) {
        return new LogPublisher(owner, mapper, log, database.transactions(), delivery, origins, observers);
    }

    Observers observers() {
        return observers;
    }

    PluginRooms rooms(PluginHandle plugin) {
        return new PluginRooms(
                plugin,
                owners,
                sessions,
                records,
                rechecks,
                publisher("host", PluginJson.mapper()),
                database.transactions()::afterCommit);
    }

    PluginSessions sessions(PluginHandle plugin) {
        return new PluginSessions(
                plugin, listeners, sessions, records, user -> nodes.alone() ? List.of() : records.elsewhere(user));
    }

    /** Waits for what runs in lanes, the ends of sessions among it; nothing runs there afterwards. */
    void drain() throws InterruptedException {
        pool.drain(DRAIN);
    }

    /** Delivers no more. */
    @Override
    public void close() {
        pool.close();
        sequencer.close();
        try {
            records.nodeDied(nodes.id(), Duration.ZERO);
            nodes.leave();
        } catch (RuntimeException failure) {
            LOG.warn("The other servers are not told of the end of this one: {}", failure.getMessage());
        }
    }

    private void beat() {
        try {
            nodes.beat();
        } catch (RuntimeException failure) {
            LOG.warn("The sign of life of this server could not be given: {}", failure.getMessage());
        }
    }

    private Gateway gateway() {
        Gateway open = gateway.get();
        if (open == null) {
            throw new IllegalStateException("There is no gateway yet");
        }
        return open;
    }

    private static String token(SecureRandom random, int bytes) {
        byte[] id = new byte[bytes];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}

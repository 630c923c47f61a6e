package dev.causerie.testkit;

import dev.causerie.api.Plugin;
import dev.causerie.api.PluginInfo;
import dev.causerie.api.domain.audit.AuditLog;
import dev.causerie.api.domain.media.Media;
import dev.causerie.api.domain.recordings.Recordings;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.domain.users.Users;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.session.SessionEnded;
import dev.causerie.api.session.SessionStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A host that lives for one test: plugins run in it as in the server, on H2 in memory, without threads. What a client
 * sends is handled in the caller's thread, timers run in the thread that {@linkplain #advance advances} the clock.
 * Several clients may send from several threads; everything else belongs to the test's thread.
 */
public final class FakeHost implements AutoCloseable {

    /** The parts that contexts are made of. */
    record Parts(
            FakeClock clock,
            Json json,
            Binding binding,
            Database database,
            Services services,
            Wire wire,
            Dispatch dispatch,
            Timers timers,
            RouteTable routes,
            FakeSessions.Listeners sessionListeners,
            Observers observers,
            Map<String, FakeRooms.Owner> roomOwners,
            Map<String, byte[]> objects) {}

    private record Running(Plugin plugin, Registrations registrations) {}

    private final Parts parts;
    private final FakeUsers users;
    private final FakeMedia media = new FakeMedia();
    private final FakeAuditLog auditLog;
    private final FakeRecordings recordings;
    private final Map<String, Object> settings = new HashMap<>();
    private final Map<String, Running> running = new LinkedHashMap<>();

    /** An empty host, at nine in the morning of New Year's Day 2030. */
    public FakeHost() {
        FakeClock clock = new FakeClock();
        Json json = new Json();
        Binding binding = new Binding(json);
        Services services = new Services();
        Wire wire = new Wire(json);
        Observers observers = new Observers();
        Limits limits = new Limits(clock);
        parts = new Parts(
                clock,
                json,
                binding,
                new Database(),
                services,
                wire,
                new Dispatch(json, binding, services, limits, wire),
                new Timers(clock),
                new RouteTable(binding, json, limits),
                new FakeSessions.Listeners(),
                observers,
                FakeRooms.noOwners(),
                new ConcurrentHashMap<>());
        users = new FakeUsers(clock);
        services.offer(Users.class, users);
        recordings = new FakeRecordings(new FakePublisher(wire, parts.database(), json, observers), clock);
        services.offer(Media.class, media);
        services.offer(Recordings.class, recordings);
        auditLog = new FakeAuditLog(parts.database());
        services.offer(AuditLog.class, auditLog);
    }

    /** Sets a plugin's settings, before it is started: a map or a record. */
    public FakeHost settings(String pluginId, Object section) {
        settings.put(pluginId, section);
        return this;
    }

    /** Starts plugins in this order, under the ids of their {@code plugin.properties}. */
    public FakeHost start(Plugin... plugins) {
        for (Plugin plugin : plugins) {
            start(Descriptor.of(plugin), plugin);
        }
        return this;
    }

    /** Starts a plugin that has no descriptor, such as one that a test defines. */
    public FakeHost start(String id, Plugin plugin) {
        start(new PluginInfo(id, "0.0.0"), plugin);
        return this;
    }

    private void start(PluginInfo info, Plugin plugin) {
        Registrations registrations = new Registrations(info);
        try {
            plugin.start(new FakeContext(
                    parts,
                    registrations,
                    plugin.getClass().getClassLoader(),
                    settings.getOrDefault(info.id(), Map.of())));
        } catch (Exception refusal) {
            registrations.close();
            throw refusal instanceof RuntimeException own ? own : new IllegalStateException(refusal);
        }
        running.put(info.id(), new Running(plugin, registrations));
    }

    /** Stops a plugin and undoes what it registered. */
    public void stop(String id) {
        Running stopped = running.remove(id);
        if (stopped == null) {
            throw new IllegalArgumentException("No plugin " + id + " is running");
        }
        try {
            stopped.plugin().stop();
        } finally {
            stopped.registrations().close();
        }
    }

    /**
     * Kills the server and starts it again on the same database: sessions are gone without a word, each plugin is a new
     * instance of its class.
     */
    public void restart() {
        parts.wire().forgetAll();
        media.restart();
        List<Running> before = List.copyOf(running.values());
        before.forEach(plugin -> plugin.registrations().close());
        running.clear();
        for (Running dead : before) {
            start(dead.registrations().plugin(), newInstance(dead.plugin().getClass()));
        }
    }

    private static Plugin newInstance(Class<? extends Plugin> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(type.getName() + " needs a public constructor without arguments", failure);
        }
    }

    /** A new user with an account. */
    public User user(String username) {
        return users.add(username, Optional.empty());
    }

    /** A new guest of one meeting. */
    public User guest(String username, String meetingId) {
        return users.add(username, Optional.of(meetingId));
    }

    /** Connects a client of {@code user} that speaks {@code dialects}; with none it is sent every dialect's events. */
    public FakeClient connect(User user, Dialect... dialects) {
        FakeClient client = new FakeClient(this, UUID.randomUUID().toString(), user, Set.of(dialects));
        parts.wire().add(client);
        started(client, false);
        return client;
    }

    private void started(FakeClient client, boolean recovered) {
        SessionStarted event = new SessionStarted(client.session(), client.user(), recovered);
        parts.sessionListeners().started().forEach(listener -> listener.accept(event));
    }

    void disconnect(FakeClient client, boolean deliberate, Instant lostAt) {
        parts.wire().lose(client);
        if (deliberate) {
            parts.wire().remove(client);
        }
        SessionEnded event = new SessionEnded(client.session(), client.user(), deliberate, lostAt);
        parts.sessionListeners().ended().forEach(listener -> listener.accept(event));
    }

    void recover(FakeClient client) {
        if (parts.wire().client(client.sessionId()).isEmpty()) {
            throw new IllegalStateException("The session of " + client.user().username() + " can not be recovered");
        }
        FakeRooms.grantAnew(client, parts.roomOwners());
        parts.wire().catchUp(client);
        started(client, true);
    }

    Ack send(FakeClient client, String event, Object payload) {
        return parts.dispatch().send(client, event, payload);
    }

    /** Makes REST requests as {@code user}. */
    public RestClient rest(User user) {
        return new RestClient(parts.routes(), user);
    }

    /** The media server that plugins find. */
    public FakeMedia media() {
        return media;
    }

    /** Has the media server ask the owners of rooms what may not pass, as the server does every few seconds. */
    public void reviewMedia() {
        for (FakeMedia.Sender sender : media.senders()) {
            User user = users.find(sender.userId()).orElseThrow();
            Optional.ofNullable(parts.roomOwners().get(sender.room().kind()))
                    .flatMap(owner -> owner.grant().blocks(user, sender.room().id()))
                    .ifPresent(blocked -> media.block(sender.room(), user.id(), blocked));
        }
    }

    /** The audit log that plugins find. */
    public FakeAuditLog auditLog() {
        return auditLog;
    }

    /** The recordings that plugins find. */
    public FakeRecordings recordings() {
        return recordings;
    }

    /** What a plugin of this host offers, as another plugin sees it. */
    public <S> S service(Class<S> type) {
        return parts.services().proxy(type);
    }

    /** Moves the clock; what is due meanwhile runs at its time, in this thread. */
    public void advance(Duration time) {
        parts.timers().advance(time);
    }

    /** Moves the clock as if the machine had slept meanwhile: what is due runs once, when it wakes, in this thread. */
    public void sleep(Duration time) {
        parts.timers().sleep(time);
    }

    /** What the clock shows. */
    public Instant now() {
        return parts.clock().instant();
    }

    /** Has the next transaction fail at its commit, as if the database had gone away: {@code UNAVAILABLE}. */
    public void failNextCommit() {
        parts.database().failNextCommit();
    }

    /**
     * Stops everything.
     *
     * @throws AssertionError if a handler threw anything but a {@code Rejected}: the client was told INTERNAL_ERROR
     */
    @Override
    public void close() {
        List.copyOf(running.keySet()).forEach(this::stop);
        parts.database().close();
        if (!parts.dispatch().faults().isEmpty()) {
            throw new AssertionError(
                    "A handler failed", parts.dispatch().faults().get(0));
        }
    }
}

package dev.causerie.server.app;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.Users;
import dev.causerie.server.auth.Auth;
import dev.causerie.server.auth.account.GuestGate;
import dev.causerie.server.auth.http.Principal;
import dev.causerie.server.config.OperatorError;
import dev.causerie.server.config.Settings;
import dev.causerie.server.dispatch.PolicyRow;
import dev.causerie.server.gateway.Gateway;
import dev.causerie.server.gateway.HttpSide;
import dev.causerie.server.gateway.Tls;
import dev.causerie.server.gateway.origin.OriginPolicy;
import dev.causerie.server.host.ContextParts;
import dev.causerie.server.host.PluginFailure;
import dev.causerie.server.host.PluginHost;
import dev.causerie.server.host.PluginJson;
import dev.causerie.server.host.PluginSelection;
import dev.causerie.server.host.ServiceRegistry;
import dev.causerie.server.host.parts.JobsPart;
import dev.causerie.server.host.parts.ObjectsPart;
import dev.causerie.server.host.parts.RoutesPart;
import dev.causerie.server.host.parts.StorePart;
import dev.causerie.server.http.HttpService;
import dev.causerie.server.http.HttpSettings;
import dev.causerie.server.http.Router;
import dev.causerie.server.tls.ServerTls;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The whole server, put together by hand. Parts are closed in the reverse order in which they were made, also when the start
 * fails in the middle. Made and closed by the main thread.
 */
final class Server implements AutoCloseable {

    private static final Duration PLUGIN_PATIENCE = Duration.ofSeconds(3);

    private final Closing parts = new Closing();
    private final AtomicBoolean started = new AtomicBoolean();
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final Settings settings;
    private final Path home;
    private String url = "";
    private Supplier<List<PolicyRow>> policies = List::of;

    private Server(Settings settings, Path home) {
        this.settings = settings;
        this.home = home;
    }

    /**
     * A server that is ready for clients. Blocks for some seconds.
     *
     * @param home the folder of the distribution
     * @throws OperatorError for what only the operator can mend; nothing is left running then
     */
    static Server start(Settings settings, Path home) {
        Server server = new Server(settings, home);
        try {
            server.start();
            return server;
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    /** Where it answers. */
    String url() {
        return url;
    }

    /** What the policies of the plugins say that run now. */
    List<PolicyRow> policies() {
        return policies.get();
    }

    private void start() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        parts.add(meters::close);
        Storage storage = parts.add(new Storage(settings, clock, random));
        ServiceRegistry services = new ServiceRegistry(PLUGIN_PATIENCE);
        Optional<Tls> tls = ServerTls.of(settings.server(), clock, random);
        OriginPolicy listed = OriginPolicy.of(settings.http().origins());
        OriginPolicy origins = tls.isPresent() ? listed.overTls() : listed;
        Timers timers = parts.add(new Timers());
        Auth auth = parts.add(
                new Auth(settings, storage.store(), guestGate(services), origins, timers.scheduler(), clock, random));
        services.offer(Users.class, auth.users());
        Auditing auditing = parts.add(new Auditing(settings, storage, services, clock));
        Messaging messaging = parts.add(new Messaging(
                settings,
                storage.database(),
                storage.store(),
                new TokenIdentities(auth),
                services,
                meters,
                clock,
                random));
        policies = messaging.dispatcher()::policies;
        Router router = new Router();
        PluginHost plugins = parts.add(new PluginHost(pluginParts(messaging, storage, router), services, clock));
        load(plugins);
        parts.add(messaging::drain);
        Conferencing conferencing = parts.add(new Conferencing(
                settings,
                storage,
                messaging,
                auth.users(),
                services,
                messaging.publisher("host", PluginJson.mapper()),
                home,
                clock));
        HttpService http = parts.add(new HttpService(
                HttpSettings.defaults(), router, auth.authenticator(), origins, PluginJson.mapper(), clock));
        router.add(auth.routes());
        router.add(auditing.routes());
        router.add(
                new Operations(plugins, storage.database(), auth::healthy, messaging::delivering, started::get, meters)
                        .routes());
        router.add(new Page().route());
        Gateway gateway = gateway(origins, messaging, http, tls);
        messaging.start(gateway);
        conferencing.start();
        plugins.startAll();
        storage.jobs().start();
        listen(gateway);
        started.set(true);
    }

    private Gateway gateway(OriginPolicy origins, Messaging messaging, HttpService http, Optional<Tls> tls) {
        return new Gateway(
                GatewayLimits.of(settings),
                origins,
                PluginJson.mapper(),
                random,
                messaging.application(),
                new HttpSide(http::newHandler, settings.http().bodyLimit().toInt()),
                tls);
    }

    private void listen(Gateway gateway) {
        try {
            gateway.start();
        } catch (IllegalStateException taken) {
            throw new OperatorError(
                    "Port " + settings.server().port()
                            + " can not be listened on; is another server running? Name another by"
                            + " --port or server.port",
                    taken);
        }
        parts.add(() -> gateway.stop(settings.gateway().stopWithin()));
        String scheme = settings.server().https() ? "https" : "http";
        url = settings.server().publicUrl().map(Object::toString).orElse(scheme + "://localhost:" + gateway.port());
    }

    private void load(PluginHost plugins) {
        Path folder = home.resolve(settings.plugins().folder());
        if (!Files.isDirectory(folder)) {
            throw new OperatorError("plugins.folder is " + folder + ", which is no folder");
        }
        plugins.load(
                folder,
                new PluginSelection(
                        settings.plugins().enabled(), settings.plugins().disabled()),
                new Demo(settings)::pluginSettings);
        // The host has logged which one and why, in a line each.
        if (plugins.failures().stream().anyMatch(failure -> failure.kind() == PluginFailure.Kind.BROKEN_JAR)) {
            throw new OperatorError("A plugin in " + folder
                    + " can not be loaded, see above; mend or remove its jar, or name another plugins.folder");
        }
    }

    private static ContextParts pluginParts(Messaging messaging, Storage storage, Router router) {
        return new ContextParts(
                messaging.dispatcher()::events,
                plugin -> messaging.publisher(plugin.info().id(), plugin.mapper()),
                messaging.observers(),
                messaging::rooms,
                messaging::sessions,
                new StorePart(storage.database()),
                new ObjectsPart(storage.objects()),
                new JobsPart(storage.jobs(), messaging.pool().timer(), messaging.pool()),
                new RoutesPart(
                        router, request -> request.principal(Principal.class).map(Principal::user), messaging.rates()));
    }

    private static GuestGate guestGate(ServiceRegistry services) {
        return meetingId -> {
            Meeting meeting = services.service(Meetings.class)
                    .find(meetingId)
                    .orElseThrow(() -> Rejected.notFound("meeting " + meetingId));
            return meeting.settings().guests();
        };
    }

    @Override
    public void close() {
        parts.close();
    }
}

package dev.causerie.server.app;

import dev.causerie.server.host.PluginHost;
import dev.causerie.server.host.PluginStatus;
import dev.causerie.server.http.HttpError;
import dev.causerie.server.http.Method;
import dev.causerie.server.http.Request;
import dev.causerie.server.http.Response;
import dev.causerie.server.http.Route;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.StoreUnavailable;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What an operator's machines ask: is it alive, is it ready, what does it count. Thread-safe. */
final class Operations {

    private static final String UP = "UP";
    private static final String DOWN = "DOWN";

    private final PluginHost plugins;
    private final Database database;
    private final BooleanSupplier accounts;
    private final BooleanSupplier delivering;
    private final BooleanSupplier started;
    private final PrometheusMeterRegistry meters;

    Operations(
            PluginHost plugins,
            Database database,
            BooleanSupplier accounts,
            BooleanSupplier delivering,
            BooleanSupplier started,
            PrometheusMeterRegistry meters) {
        this.plugins = plugins;
        this.database = database;
        this.accounts = accounts;
        this.delivering = delivering;
        this.started = started;
        this.meters = meters;
    }

    List<Route> routes() {
        return List.of(
                Route.of(Method.GET, "/health/live", request -> Response.json(Map.of("status", "live"))),
                Route.of(Method.GET, "/health/ready", request -> ready()),
                Route.of(Method.GET, "/metrics", this::metrics));
    }

    private Response ready() {
        Map<String, Object> parts = new LinkedHashMap<>();
        boolean ready = started.getAsBoolean();
        for (PluginStatus plugin : plugins.states()) {
            boolean wanted = plugin.state() != PluginStatus.State.DISABLED;
            ready &= !wanted || plugin.state() == PluginStatus.State.STARTED;
            parts.put(
                    plugin.id(),
                    plugin.reason().isEmpty() ? plugin.state().name() : plugin.state() + ": " + plugin.reason());
        }
        String store = store();
        // A node that does not learn what others revoke must not take anybody in.
        boolean revocations = accounts.getAsBoolean();
        boolean events = delivering.getAsBoolean();
        ready &= store.equals(UP) && revocations && events;
        return Response.json(
                ready ? 200 : 503,
                Map.of(
                        "status",
                        ready ? "ready" : "not ready",
                        "store",
                        store,
                        "revocations",
                        revocations ? UP : DOWN,
                        "events",
                        events ? UP : DOWN,
                        "plugins",
                        parts));
    }

    private String store() {
        try {
            database.ping();
            return UP;
        } catch (StoreUnavailable away) {
            return DOWN;
        }
    }

    private Response metrics(Request request) {
        if (!request.remoteAddress().getAddress().isLoopbackAddress()) {
            throw HttpError.forbidden("Metrics are for this machine alone");
        }
        return Response.text(meters.scrape());
    }
}

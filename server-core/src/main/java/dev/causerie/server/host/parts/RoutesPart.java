package dev.causerie.server.host.parts;

import dev.causerie.api.domain.users.User;
import dev.causerie.api.http.Routes;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.http.Request;
import dev.causerie.server.http.Router;
import java.util.Optional;
import java.util.function.Function;

/** Enters plugins' routes into the server's router, and takes them out when the plugin stops. Thread-safe. */
public final class RoutesPart implements Function<PluginHandle, Routes> {

    private final Router router;
    private final Function<Request, Optional<User>> callers;

    /**
     * Routes of this router.
     *
     * @param callers who sent a request; nobody for one without credentials
     */
    public RoutesPart(Router router, Function<Request, Optional<User>> callers) {
        this.router = router;
        this.callers = callers;
    }

    @Override
    public Routes apply(PluginHandle plugin) {
        return new PluginRoutes(router, callers, plugin);
    }
}

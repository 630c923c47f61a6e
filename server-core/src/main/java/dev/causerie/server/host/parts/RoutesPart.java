package dev.causerie.server.host.parts;

import dev.causerie.api.domain.users.User;
import dev.causerie.api.http.Routes;
import dev.causerie.server.dispatch.RateLimits;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.http.Request;
import dev.causerie.server.http.Router;
import java.util.Optional;
import java.util.function.Function;

/** Enters plugins' routes into the server's router, and takes them out when the plugin stops. Thread-safe. */
public final class RoutesPart implements Function<PluginHandle, Routes> {

    private final Router router;
    private final Function<Request, Optional<User>> callers;
    private final RateLimits limits;

    /**
     * Routes of this router.
     *
     * @param callers who sent a request; nobody for one without credentials
     * @param limits how often a user may ask for what is limited
     */
    public RoutesPart(Router router, Function<Request, Optional<User>> callers, RateLimits limits) {
        this.router = router;
        this.callers = callers;
        this.limits = limits;
    }

    @Override
    public Routes apply(PluginHandle plugin) {
        return new PluginRoutes(router, callers, limits, plugin);
    }
}

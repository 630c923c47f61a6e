package dev.causerie.server.host.parts;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Nothing;
import dev.causerie.api.event.RateLimit;
import dev.causerie.api.http.RouteHandler;
import dev.causerie.api.http.Routes;
import dev.causerie.server.dispatch.RateLimits;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.http.HttpError;
import dev.causerie.server.http.Method;
import dev.causerie.server.http.Request;
import dev.causerie.server.http.Response;
import dev.causerie.server.http.Route;
import dev.causerie.server.http.Router;
import java.util.Optional;
import java.util.function.Function;

/** One plugin's routes. Used by one thread; what it registers is called by the HTTP workers. */
final class PluginRoutes implements Routes {

    private final Router router;
    private final Function<Request, Optional<User>> callers;
    private final RateLimits limits;
    private final PluginHandle plugin;
    private final JsonBodies bodies;
    private final Answers answers;

    PluginRoutes(Router router, Function<Request, Optional<User>> callers, RateLimits limits, PluginHandle plugin) {
        this.router = router;
        this.callers = callers;
        this.limits = limits;
        this.plugin = plugin;
        this.bodies = new JsonBodies(plugin);
        this.answers = new Answers(plugin);
    }

    @Override
    public Routes get(String path, RouteHandler<Nothing> handler) {
        return add(Method.GET, path, Nothing.class, handler);
    }

    @Override
    public <B extends Record> Routes post(String path, Class<B> body, RouteHandler<B> handler) {
        return add(Method.POST, path, body, handler);
    }

    @Override
    public <B extends Record> Routes post(String path, Class<B> body, RateLimit limit, RouteHandler<B> handler) {
        String route = Method.POST + " " + path;
        return post(path, body, (request, bound) -> {
            limits.take(request.user().id(), route, limit);
            return handler.handle(request, bound);
        });
    }

    @Override
    public <B extends Record> Routes patch(String path, Class<B> body, RouteHandler<B> handler) {
        return add(Method.PATCH, path, body, handler);
    }

    @Override
    public Routes delete(String path, RouteHandler<Nothing> handler) {
        return add(Method.DELETE, path, Nothing.class, handler);
    }

    private <B extends Record> Routes add(Method method, String path, Class<B> body, RouteHandler<B> handler) {
        Route route = Route.of(method, path, request -> answer(request, body, handler));
        plugin.scope().add(router.add(route));
        return this;
    }

    private <B extends Record> Response answer(Request request, Class<B> body, RouteHandler<B> handler)
            throws Exception {
        User user = callers.apply(request).orElseThrow(() -> HttpError.unauthorized("Sign in first"));
        B bound = bodies.read(request, body);
        try {
            return answers.response(plugin.inside(() -> handler.handle(new PluginRequest(request, user), bound)));
        } catch (Rejected refusal) {
            throw Refusals.httpError(refusal);
        }
    }
}

package dev.causerie.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.causerie.api.Rejected;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Nothing;
import dev.causerie.api.event.RateLimit;
import dev.causerie.api.http.Answer;
import dev.causerie.api.http.RouteHandler;
import dev.causerie.api.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The REST routes of all plugins. Thread-safe. */
final class RouteTable {

    private record Route<B>(String method, Pattern path, Class<B> body, RouteHandler<B> handler) {}

    private final List<Route<?>> routes = new CopyOnWriteArrayList<>();
    private final Binding binding;
    private final Json json;
    private final Limits limits;

    RouteTable(Binding binding, Json json, Limits limits) {
        this.binding = binding;
        this.json = json;
        this.limits = limits;
    }

    /** What the client gets: the handler's answer, or its refusal as the error body. */
    RestAnswer answer(User user, String method, String target, Object body) {
        String path = target.replaceFirst("\\?.*", "");
        try {
            for (Route<?> route : routes) {
                Matcher match = route.path().matcher(path);
                if (route.method().equals(method) && match.matches()) {
                    return answer(route, new FakeRequest(user, match, target), json.overTheWire(body));
                }
            }
            throw Rejected.notFound("route " + method + " " + path);
        } catch (Rejected refusal) {
            Map<String, ?> error = Map.of("code", refusal.code(), "message", refusal.getMessage());
            return new RestAnswer(refusal.code().httpStatus(), json.overTheWire(Map.of("error", error)));
        }
    }

    private <B> RestAnswer answer(Route<B> route, FakeRequest request, JsonNode body) {
        Answer answer = route.handler().handle(request, binding.bind("body", route.body(), body));
        return new RestAnswer(
                answer.status(), answer.json().map(json::overTheWire).orElse(NullNode.instance));
    }

    Routes of(Registrations registrations) {
        return new Routes() {
            @Override
            public Routes get(String path, RouteHandler<Nothing> handler) {
                return add("GET", path, Nothing.class, handler);
            }

            @Override
            public <B extends Record> Routes post(String path, Class<B> body, RouteHandler<B> handler) {
                return add("POST", path, body, handler);
            }

            @Override
            public <B extends Record> Routes post(
                    String path, Class<B> body, RateLimit limit, RouteHandler<B> handler) {
                return post(path, body, (request, bound) -> {
                    limits.require(request.user(), "POST " + path, limit);
                    return handler.handle(request, bound);
                });
            }

            @Override
            public <B extends Record> Routes patch(String path, Class<B> body, RouteHandler<B> handler) {
                return add("PATCH", path, body, handler);
            }

            @Override
            public Routes delete(String path, RouteHandler<Nothing> handler) {
                return add("DELETE", path, Nothing.class, handler);
            }

            private <B> Routes add(String method, String path, Class<B> body, RouteHandler<B> handler) {
                Pattern pattern = Pattern.compile(path.replaceAll("\\{(\\w+)}", "(?<$1>[^/]+)"));
                Route<B> route = new Route<>(method, pattern, body, handler);
                routes.add(route);
                registrations.add(() -> routes.remove(route));
                return this;
            }
        };
    }
}

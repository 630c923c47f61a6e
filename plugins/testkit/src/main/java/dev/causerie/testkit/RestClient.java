package dev.causerie.testkit;

import dev.causerie.api.domain.users.User;
import java.util.Map;

/** Makes REST requests as one user; a path may end in a query. Handled at once, in the caller's thread. Thread-safe. */
public final class RestClient {

    private final RouteTable routes;
    private final User user;

    RestClient(RouteTable routes, User user) {
        this.routes = routes;
        this.user = user;
    }

    /** GETs. */
    public RestAnswer get(String path) {
        return routes.answer(user, "GET", path, Map.of());
    }

    /** POSTs a body: a map or a record. */
    public RestAnswer post(String path, Object body) {
        return routes.answer(user, "POST", path, body);
    }

    /** PATCHes with a body: a map or a record. */
    public RestAnswer patch(String path, Object body) {
        return routes.answer(user, "PATCH", path, body);
    }

    /** DELETEs. */
    public RestAnswer delete(String path) {
        return routes.answer(user, "DELETE", path, Map.of());
    }
}

package dev.causerie.server.auth.http;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.http.Page;
import dev.causerie.server.auth.account.Accounts;
import dev.causerie.server.auth.account.Logins;
import dev.causerie.server.auth.account.SignedIn;
import dev.causerie.server.http.HttpError;
import dev.causerie.server.http.Method;
import dev.causerie.server.http.Request;
import dev.causerie.server.http.Response;
import dev.causerie.server.http.Route;
import dev.causerie.server.http.RouteHandler;
import java.util.List;

/** The routes on one's own account, and the search for others. The caller must be signed in. Thread-safe. */
final class AccountRoutes {

    private static final int BODY_BYTES = 16 * 1024;
    private static final int LIMIT = 20;
    private static final int MOST = 100;

    private final Accounts accounts;
    private final Logins logins;
    private final AttemptLimits limits;
    private final TokenCookie cookie;

    AccountRoutes(Accounts accounts, Logins logins, AttemptLimits limits, TokenCookie cookie) {
        this.accounts = accounts;
        this.logins = logins;
        this.limits = limits;
        this.cookie = cookie;
    }

    List<Route> all() {
        return List.of(
                route(Method.POST, "/api/auth/password", this::changePassword),
                route(Method.GET, "/api/me", this::me),
                route(Method.PATCH, "/api/me", this::rename),
                route(Method.DELETE, "/api/me", this::delete),
                route(Method.GET, "/api/me/sessions", this::sessions),
                route(Method.GET, "/api/users", this::search));
    }

    private static Route route(Method method, String path, RouteHandler handler) {
        return Route.of(method, path, Refusals.answering(handler)).withBodyLimit(BODY_BYTES);
    }

    private Response me(Request request) {
        return Response.json(UserView.of(accounts.find(caller(request).user().id())));
    }

    private Response rename(Request request) {
        long id = caller(request).user().id();
        return Response.json(UserView.of(accounts.rename(id, Fields.of(request).text("username"))));
    }

    private Response changePassword(Request request) {
        long id = caller(request).user().id();
        Fields body = Fields.of(request);
        String current = body.text("currentPassword");
        String next = body.text("newPassword");
        limits.password(id);
        SignedIn again = accounts.changePassword(id, current, next, Devices.of(request));
        return cookie.set(request, Response.json(SignedInView.of(again)), again.accessToken())
                .withHeader("Cache-Control", "no-store");
    }

    private Response delete(Request request) {
        accounts.delete(caller(request).user().id());
        return cookie.clear(request, Response.noContent());
    }

    private Response sessions(Request request) {
        Principal caller = caller(request);
        List<LoginView> items = logins.of(caller.user().id()).stream()
                .map(login -> new LoginView(
                        Long.toString(login.id()),
                        login.userAgent(),
                        UserView.time(login.createdAt()),
                        UserView.time(login.lastUsedAt()),
                        login.id() == caller.token().loginId()))
                .toList();
        return Response.json(new Page<>(items, false));
    }

    private Response search(Request request) {
        if (caller(request).user().guest()) {
            throw Rejected.forbidden("Guests may not look for users");
        }
        return Response.json(page(accounts.search(request.query("query").orElse(""), limit(request))));
    }

    private static Page<UserHit> page(Page<User> users) {
        return new Page<>(
                users.items().stream()
                        .map(user -> new UserHit(Long.toString(user.id()), user.username()))
                        .toList(),
                users.hasMore());
    }

    private static int limit(Request request) {
        String text = request.query("limit").orElse(Integer.toString(LIMIT));
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw Rejected.badRequest("limit", "must be a number from 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }

    private static Principal caller(Request request) {
        return request.principal(Principal.class).orElseThrow(() -> HttpError.unauthorized("Sign in first"));
    }

    /** A found user, as everybody may see him. */
    private record UserHit(String id, String username) {}

    /** A login, with whether it is the one that asks. */
    private record LoginView(String id, String userAgent, String createdAt, String lastUsedAt, boolean current) {}
}

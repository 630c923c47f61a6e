package dev.causerie.server.auth.http;

import dev.causerie.server.auth.account.Logins;
import dev.causerie.server.auth.account.SignIn;
import dev.causerie.server.auth.account.SignUp;
import dev.causerie.server.auth.account.SignedIn;
import dev.causerie.server.auth.token.Credentials;
import dev.causerie.server.http.Method;
import dev.causerie.server.http.Request;
import dev.causerie.server.http.Response;
import dev.causerie.server.http.Route;
import dev.causerie.server.http.RouteHandler;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * The routes by which people come and go: they need no token, and set or clear the cookie, so each keeps the
 * {@link OriginRule}. Thread-safe.
 */
final class SignInRoutes {

    private static final int BODY_BYTES = 16 * 1024;

    private final SignUp signUp;
    private final SignIn signIn;
    private final Logins logins;
    private final RequestCredentials credentials;
    private final OriginRule origins;
    private final AttemptLimits limits;
    private final TokenCookie cookie;

    SignInRoutes(
            SignUp signUp,
            SignIn signIn,
            Logins logins,
            RequestCredentials credentials,
            OriginRule origins,
            AttemptLimits limits,
            TokenCookie cookie) {
        this.signUp = signUp;
        this.signIn = signIn;
        this.logins = logins;
        this.credentials = credentials;
        this.origins = origins;
        this.limits = limits;
        this.cookie = cookie;
    }

    List<Route> all() {
        return List.of(
                post("/api/auth/register", this::register),
                post("/api/auth/login", this::login),
                post("/api/auth/guest", this::guest),
                post("/api/auth/refresh", this::refresh),
                post("/api/auth/logout", this::logout));
    }

    private Route post(String path, RouteHandler handler) {
        return Route.of(Method.POST, path, Refusals.answering(request -> {
                    origins.check(request);
                    return handler.handle(request);
                }))
                .withBodyLimit(BODY_BYTES);
    }

    private Response register(Request request) {
        limits.register(from(request));
        Fields body = Fields.of(request);
        SignedIn made =
                signUp.register(body.text("username"), body.text("email"), body.text("password"), Devices.of(request));
        return signedIn(request, made).withStatus(201);
    }

    private Response login(Request request) {
        Fields body = Fields.of(request);
        String login = body.text("login");
        String password = body.text("password");
        limits.login(from(request), SignIn.key(login));
        return signedIn(request, signIn.login(login, password, Devices.of(request)));
    }

    private Response guest(Request request) {
        limits.guest(from(request));
        Fields body = Fields.of(request);
        SignedIn made = signUp.guest(body.text("username"), body.text("meetingId"), Devices.of(request));
        return signedIn(request, made).withStatus(201);
    }

    private Response refresh(Request request) {
        limits.refresh(from(request));
        return signedIn(request, logins.refresh(Fields.of(request).text("refreshToken")));
    }

    /** Ends the login of the token, of the refresh token, or of both; with neither there is nothing left to end. */
    private Response logout(Request request) {
        if (request.body().length > 0) {
            Fields.of(request).optionalText("refreshToken").ifPresent(logins::end);
        }
        if (credentials.read(request) instanceof Credentials.SignedIn caller) {
            logins.end(caller.token().userId(), caller.token().loginId());
        }
        return cookie.clear(request, Response.noContent());
    }

    private Response signedIn(Request request, SignedIn signedIn) {
        return cookie.set(request, Response.json(SignedInView.of(signedIn)), signedIn.accessToken())
                .withHeader("Cache-Control", "no-store");
    }

    private static InetSocketAddress from(Request request) {
        return request.remoteAddress();
    }
}

package dev.causerie.server.auth.http;

import dev.causerie.api.domain.users.Users;
import dev.causerie.server.auth.account.Accounts;
import dev.causerie.server.auth.account.Logins;
import dev.causerie.server.auth.account.SignIn;
import dev.causerie.server.auth.account.SignUp;
import dev.causerie.server.auth.token.CredentialReader;
import dev.causerie.server.config.Settings;
import dev.causerie.server.gateway.origin.OriginPolicy;
import dev.causerie.server.http.Authenticator;
import dev.causerie.server.http.Route;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * What accounts bring to the HTTP server. Immutable.
 *
 * @param authenticator says who sends a request: a {@link Principal}
 * @param routes the routes under {@code /api/auth}, {@code /api/me} and {@code /api/users}
 */
public record AuthHttp(Authenticator authenticator, List<Route> routes) {

    /**
     * By what callers are known.
     *
     * @param reader finds their tokens
     * @param users who they are
     * @param origins the pages that may act by the cookie, besides our own
     */
    public record Callers(CredentialReader reader, Users users, OriginPolicy origins) {}

    /** Puts the routes together over the services. */
    public static AuthHttp of(
            Settings settings,
            SignUp signUp,
            SignIn signIn,
            Accounts accounts,
            Logins logins,
            Callers callers,
            Clock clock) {
        String cookieName = settings.auth().cookieName();
        OriginRule origins = new OriginRule(callers.origins());
        RequestCredentials credentials = new RequestCredentials(callers.reader(), cookieName, callers.users(), origins);
        AttemptLimits limits = new AttemptLimits(settings.limits().rateLimits(), clock);
        TokenCookie cookie = new TokenCookie(cookieName, overTls(settings));
        SignInRoutes signInRoutes = new SignInRoutes(signUp, signIn, logins, credentials, origins, limits, cookie);
        AccountRoutes accountRoutes = new AccountRoutes(accounts, logins, limits, cookie);
        return new AuthHttp(
                credentials,
                Stream.concat(signInRoutes.all().stream(), accountRoutes.all().stream())
                        .toList());
    }

    private static boolean overTls(Settings settings) {
        return settings.server()
                .publicUrl()
                .filter(url -> "https".equalsIgnoreCase(url.getScheme()))
                .isPresent();
    }
}

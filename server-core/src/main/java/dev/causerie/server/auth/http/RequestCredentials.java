package dev.causerie.server.auth.http;

import dev.causerie.api.domain.users.Users;
import dev.causerie.server.auth.token.CredentialReader;
import dev.causerie.server.auth.token.Credentials;
import dev.causerie.server.auth.token.TokenSource;
import dev.causerie.server.http.Authenticator;
import dev.causerie.server.http.HttpError;
import dev.causerie.server.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says who sent a REST request, by its token; a {@link Principal}. Thread-safe; may read the database. */
final class RequestCredentials implements Authenticator {

    private final CredentialReader reader;
    private final String cookieName;
    private final Users users;
    private final OriginRule origins;

    RequestCredentials(CredentialReader reader, String cookieName, Users users, OriginRule origins) {
        this.reader = reader;
        this.cookieName = cookieName;
        this.users = users;
        this.origins = origins;
    }

    /**
     * The caller, or nothing for an anonymous one.
     *
     * @throws HttpError with {@code UNAUTHORIZED} if the token is bad and not that of a cookie; with {@code FORBIDDEN}
     *     if another site's page acts by a cookie
     */
    @Override
    public Optional<Principal> authenticate(Request request) {
        Credentials found = read(request);
        if (found instanceof Credentials.Bad bad) {
            throw HttpError.unauthorized(bad.reason().message());
        }
        if (!(found instanceof Credentials.SignedIn signedIn)) {
            return Optional.empty();
        }
        boolean byCookie = signedIn.source() == TokenSource.COOKIE;
        if (byCookie) {
            origins.check(request);
        }
        Optional<Principal> caller =
                users.find(signedIn.token().userId()).map(user -> new Principal(user, signedIn.token()));
        if (caller.isEmpty() && !byCookie) {
            throw HttpError.unauthorized("The user was deleted");
        }
        return caller;
    }

    /** What the request carries, good or bad. */
    Credentials read(Request request) {
        Map<String, List<String>> headers = request.header("authorization")
                .map(value -> Map.of("authorization", List.of(value)))
                .orElse(Map.of());
        Map<String, String> cookies = request.cookie(cookieName)
                .map(value -> Map.of(cookieName, value))
                .orElse(Map.of());
        return reader.read(headers, request.query(), cookies);
    }
}

package dev.causerie.server.app;

import dev.causerie.api.domain.users.Users;
import dev.causerie.server.auth.Auth;
import dev.causerie.server.auth.token.Credentials;
import dev.causerie.server.auth.token.Verification;
import dev.causerie.server.auth.token.Verified;
import dev.causerie.server.gateway.ConnectRequest;
import dev.causerie.server.session.Claim;
import dev.causerie.server.session.Identities;
import dev.causerie.server.session.Identity;

/** Who clients are, by their access tokens. Thread-safe; reads users from the database. */
final class TokenIdentities implements Identities {

    private static final String DELETED = "The user was deleted";

    private final Auth auth;
    private final Users users;

    TokenIdentities(Auth auth) {
        this.auth = auth;
        this.users = auth.users();
    }

    @Override
    public Claim of(ConnectRequest request) {
        Credentials found = auth.credentials()
                .read(
                        request.auth(),
                        request.handshake().headers(),
                        request.handshake().query(),
                        request.handshake().cookies());
        if (found instanceof Credentials.Bad bad) {
            return new Claim.Refused(bad.reason().message());
        }
        return found instanceof Credentials.SignedIn in ? claim(in.token()) : new Claim.Anonymous();
    }

    @Override
    public Claim of(String token) {
        Verification verification = auth.tokens().verify(token);
        if (verification instanceof Verified verified) {
            return claim(verified);
        }
        return new Claim.Refused("Invalid token");
    }

    private Claim claim(Verified token) {
        return users.find(token.userId())
                .<Claim>map(user -> new Claim.SignedIn(new Identity(
                        user, token.expiresAt(), () -> auth.tokens().stillGood(token))))
                .orElseGet(() -> new Claim.Refused(DELETED));
    }
}

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
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who clients are, by their access tokens. Thread-safe; reads users from the database. */
final class TokenIdentities implements Identities {

    private static final String DELETED = "The user was deleted";
    private static final Pattern LOGIN = Pattern.compile("(\\d{1,18}) (\\d{1,9}) ([A-Za-z0-9_-]{1,64})");

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

    @Override
    public Optional<Identity> again(long userId, String login, Instant expiresAt) {
        Matcher parts = LOGIN.matcher(login);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Verified token = new Verified(
                userId, Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)), parts.group(3), expiresAt);
        return auth.tokens().stillGood(token) ? identity(token) : Optional.empty();
    }

    private Claim claim(Verified token) {
        return identity(token).<Claim>map(Claim.SignedIn::new).orElseGet(() -> new Claim.Refused(DELETED));
    }

    private Optional<Identity> identity(Verified token) {
        String login = token.loginId() + " " + token.version() + " " + token.tokenId();
        return users.find(token.userId())
                .map(user -> new Identity(
                        user, login, token.expiresAt(), () -> !auth.tokens().revoked(token)));
    }
}

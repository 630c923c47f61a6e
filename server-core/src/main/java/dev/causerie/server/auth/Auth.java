package dev.causerie.server.auth;

import dev.causerie.api.domain.users.Users;
import dev.causerie.server.auth.account.Accounts;
import dev.causerie.server.auth.account.Admins;
import dev.causerie.server.auth.account.CachedUsers;
import dev.causerie.server.auth.account.GuestGate;
import dev.causerie.server.auth.account.Logins;
import dev.causerie.server.auth.account.RevocationFeed;
import dev.causerie.server.auth.account.SignIn;
import dev.causerie.server.auth.account.SignUp;
import dev.causerie.server.auth.http.AuthHttp;
import dev.causerie.server.auth.password.PasswordCost;
import dev.causerie.server.auth.password.Passwords;
import dev.causerie.server.auth.token.CredentialReader;
import dev.causerie.server.auth.token.Revocations;
import dev.causerie.server.auth.token.SigningSecret;
import dev.causerie.server.auth.token.Tokens;
import dev.causerie.server.config.Settings;
import dev.causerie.server.gateway.origin.OriginPolicy;
import dev.causerie.server.http.Authenticator;
import dev.causerie.server.http.Route;
import dev.causerie.server.store.Store;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The accounts of one server, put together: made once at start, after the migrations, and closed before the store.
 * Thread-safe.
 */
public final class Auth implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Tokens tokens;
    private final CredentialReader credentials;
    private final Revocations revocations;
    private final CachedUsers users;
    private final AuthHttp http;
    private final RevocationFeed feed;

    /**
     * Reads or makes the secret, and what is revoked. Blocking.
     *
     * @param store where the tables of {@code db/host} are
     * @param gate asked whether a meeting lets guests in
     * @param origins the pages that may act by the cookie, besides our own
     * @param scheduler reads what other nodes revoke; stays the caller's
     * @throws dev.causerie.server.config.OperatorError naming {@code auth.jwtSecret} or the file in the data folder, if
     *     the secret can not be used
     */
    public Auth(
            Settings settings,
            Store store,
            GuestGate gate,
            OriginPolicy origins,
            ScheduledExecutorService scheduler,
            Clock clock,
            SecureRandom random) {
        var auth = settings.auth();
        var server = settings.server();
        var secret = SigningSecret.of(auth.jwtSecret(), server.mode(), server.data(), random);
        var admins = new Admins(auth.admins());
        var passwords = new Passwords(PasswordCost.owasp(), random, PATIENCE);
        this.revocations = new Revocations(auth.accessTokenTtl(), clock);
        this.tokens = new Tokens(secret, auth.accessTokenTtl(), revocations, clock, random);
        this.credentials = new CredentialReader(auth.cookieName(), tokens);
        this.users = new CachedUsers(store, admins);
        var logins = new Logins(store, users, tokens, revocations, auth.refreshTokenTtl(), clock, random);
        this.http = AuthHttp.of(
                settings,
                new SignUp(store, logins, passwords, gate, clock),
                new SignIn(store, logins, passwords),
                new Accounts(store, users, logins, passwords, admins, clock),
                logins,
                new AuthHttp.Callers(credentials, users, origins),
                clock);
        this.feed =
                new RevocationFeed(store, revocations, auth.accessTokenTtl(), RevocationFeed.EVERY, clock, scheduler);
    }

    /** Checks access tokens; never blocks. */
    public Tokens tokens() {
        return tokens;
    }

    /** Finds and checks the token of a handshake; never blocks. */
    public CredentialReader credentials() {
        return credentials;
    }

    /** Tells whose sessions must be checked again. */
    public Revocations revocations() {
        return revocations;
    }

    /** The users, as plugins see them. */
    public Users users() {
        return users;
    }

    /** Says who sends a REST request; finds a {@link dev.causerie.server.auth.http.Principal}. */
    public Authenticator authenticator() {
        return http.authenticator();
    }

    /** The routes under {@code /api/auth}, {@code /api/me} and {@code /api/users}. */
    public List<Route> routes() {
        return http.routes();
    }

    /** Whether what other nodes revoke could be read the last time; for health. */
    public boolean healthy() {
        return !feed.failing();
    }

    /** Reads no more from the database by itself. Twice is harmless. */
    @Override
    public void close() {
        feed.close();
    }
}

package dev.causerie.server.auth.account;

import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.server.auth.token.Revocations;
import dev.causerie.server.auth.token.Tokens;
import dev.causerie.server.store.Store;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Logins: each is one device on which a user is signed in, with a refresh token that changes at every use. A refresh
 * token that comes a second time was copied, by whom can not be told, so its login ends. Thread-safe; reads and writes
 * the database.
 */
public final class Logins {

    private static final int MOST_LISTED = 100;

    private final Store store;
    private final LoginMapper logins;
    private final UserMapper users;
    private final CachedUsers cache;
    private final Tokens tokens;
    private final Revocations revocations;
    private final Duration ttl;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * Keeps logins in the store.
     *
     * @param ttl how long a refresh token is good
     * @param random where refresh tokens come from
     */
    public Logins(
            Store store,
            CachedUsers cache,
            Tokens tokens,
            Revocations revocations,
            Duration ttl,
            Clock clock,
            SecureRandom random) {
        this.store = store;
        this.logins = store.mapper(LoginMapper.class);
        this.users = store.mapper(UserMapper.class);
        this.cache = cache;
        this.tokens = tokens;
        this.revocations = revocations;
        this.ttl = ttl;
        this.clock = clock;
        this.random = random;
    }

    /**
     * New tokens for a refresh token, which is used up by it.
     *
     * @throws Rejected with {@code UNAUTHORIZED} if it is none, was used before (that ends the login), has expired, or
     *     its login or user has ended
     */
    public SignedIn refresh(String refreshToken) {
        // The refusal is thrown outside the transaction: inside it would undo the end of a copied token's login.
        return RefreshToken.parse(refreshToken)
                .flatMap(token -> store.repeatableTransaction(() -> exchange(token)))
                .orElseThrow(() -> new Rejected(Code.UNAUTHORIZED, "The refresh token is not valid; sign in again"));
    }

    /** Ends a login: its refresh token and its access tokens are bad from now on. Twice is harmless. */
    public void end(long userId, long loginId) {
        logins.end(loginId, now());
        store.afterCommit(() -> revocations.login(userId, loginId));
    }

    /** Ends the login of a refresh token, whether or not that is still good; without one, nothing. */
    public void end(String refreshToken) {
        RefreshToken.parse(refreshToken)
                .flatMap(token -> logins.family(token.familyHash()))
                .ifPresent(row -> end(row.userId(), row.id()));
    }

    /** The devices on which a user is signed in, the newest first, at most 100. */
    public List<Login> of(long userId) {
        return logins.open(userId, now(), MOST_LISTED).stream()
                .map(row -> new Login(row.id(), row.userAgent(), row.createdAt(), row.usedAt()))
                .toList();
    }

    /** Opens a login for a user; within the transaction in which the user was made or locked. */
    SignedIn open(UserRow user, Device device) {
        RefreshToken token = RefreshToken.first(random);
        Instant now = now();
        GeneratedKey key = new GeneratedKey();
        logins.insert(user.id(), token.familyHash(), token.hash(), device.userAgent(), now, now.plus(ttl), key);
        return signedIn(user, key.id(), token);
    }

    /** Revokes every token of a user and ends his logins; within a transaction that has locked the user. */
    void endAll(UserRow user) {
        Instant now = now();
        users.revokeTokens(user.id(), now);
        logins.endAll(user.id(), now);
        store.afterCommit(() -> revocations.tokensBelow(user.id(), user.tokenVersion() + 1));
    }

    private Optional<SignedIn> exchange(RefreshToken token) {
        Instant now = now();
        LoginRow login = logins.lockFamily(token.familyHash()).orElse(null);
        if (login == null || !login.open(now)) {
            return Optional.empty();
        }
        if (!token.hasHash(login.tokenHash())) {
            end(login.userId(), login.id());
            return Optional.empty();
        }
        return users.find(login.userId()).map(user -> {
            RefreshToken next = token.next(random);
            logins.rotate(login.id(), next.hash(), now, now.plus(ttl));
            return signedIn(user, login.id(), next);
        });
    }

    private SignedIn signedIn(UserRow user, long loginId, RefreshToken refreshToken) {
        return new SignedIn(
                cache.account(user), tokens.issue(user.id(), user.tokenVersion(), loginId), refreshToken.text());
    }

    private Instant now() {
        return clock.instant();
    }
}

package dev.causerie.server.auth.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Which access tokens are revoked though their time is not over: what an event loop may ask. Only what was revoked
 * within the life of a token is kept, since older tokens have expired anyway; it must not be bounded by number, or a
 * revocation could be forgotten. This node's revocations stand here at once, those of others when they are read from
 * the database. Thread-safe; nothing blocks.
 */
public final class Revocations {

    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Cache<Long, Integer> versions;
    private final Cache<Long, Boolean> logins;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

    /**
     * Knows of none.
     *
     * @param tokenTtl the life of an access token
     * @param clock the same that tokens expire by
     */
    public Revocations(Duration tokenTtl, Clock clock) {
        Duration kept = tokenTtl.plus(MARGIN);
        this.versions = remembering(kept, clock).build();
        this.logins = remembering(kept, clock).build();
    }

    /** Revokes the user's tokens of a version below {@code version}. */
    public void tokensBelow(long userId, int version) {
        Integer before = versions.getIfPresent(userId);
        int now = versions.asMap().merge(userId, version, Math::max);
        if (before == null || before < now) {
            tell(userId);
        }
    }

    /** Revokes the tokens of one login of the user. */
    public void login(long userId, long loginId) {
        if (logins.asMap().put(loginId, true) == null) {
            tell(userId);
        }
    }

    /**
     * Tells {@code listener} the id of a user, after tokens of his were revoked: his sessions ought to be checked with
     * {@link Tokens#stillGood}. Called on the thread that revokes; it must not block. Never removed.
     */
    public void listen(LongConsumer listener) {
        listeners.add(listener);
    }

    boolean cover(Verified token) {
        Integer version = versions.getIfPresent(token.userId());
        return (version != null && token.version() < version) || logins.getIfPresent(token.loginId()) != null;
    }

    private void tell(long userId) {
        listeners.forEach(listener -> listener.accept(userId));
    }

    private static Caffeine<Object, Object> remembering(Duration kept, Clock clock) {
        return Caffeine.newBuilder()
                .expireAfterWrite(kept)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run);
    }
}

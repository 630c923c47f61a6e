package dev.causerie.server.auth.account;

import dev.causerie.server.auth.token.Revocations;
import dev.causerie.server.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what other nodes have revoked: a token that was revoked elsewhere is refused here after {@link #EVERY} at the
 * latest, as long as the database answers; while it does not, the tokens that are known to be revoked stay so. Each time
 * everything within the life of a token is read, so that neither clocks apart by less than a minute nor a long
 * transaction hides one. It also deletes logins that have expired. Thread-safe; reads and writes the database on the
 * scheduler that it is given.
 */
public final class RevocationFeed implements AutoCloseable {

    /** How often a server reads, and so how stale its knowledge may be. */
    public static final Duration EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(RevocationFeed.class);
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final int DELETED_AT_ONCE = 500;

    private final UserMapper users;
    private final LoginMapper logins;
    private final Revocations revocations;
    private final Duration tokenTtl;
    private final Duration every;
    private final Clock clock;
    private final ScheduledFuture<?> reading;
    private volatile boolean failing;

    /**
     * Reads once, and then again and again until it is closed.
     *
     * @param every how often it reads; a server {@link #EVERY}
     * @throws dev.causerie.server.store.StoreUnavailable if the database is away now: a node that does not know what is
     *     revoked must not start
     */
    public RevocationFeed(
            Store store,
            Revocations revocations,
            Duration tokenTtl,
            Duration every,
            Clock clock,
            ScheduledExecutorService scheduler) {
        this.users = store.mapper(UserMapper.class);
        this.logins = store.mapper(LoginMapper.class);
        this.revocations = revocations;
        this.tokenTtl = tokenTtl;
        this.every = every;
        this.clock = clock;
        read();
        this.reading = scheduler.scheduleWithFixedDelay(
                this::readAgain, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Reads no more; one reading may still end. Twice is harmless. */
    @Override
    public void close() {
        reading.cancel(false);
    }

    /** Whether the last reading failed, so that what other nodes revoke is not known; for health. */
    public boolean failing() {
        return failing;
    }

    private void readAgain() {
        try {
            read();
            logins.deleteExpired(clock.instant(), DELETED_AT_ONCE);
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                LOG.warn("What other nodes revoke can not be read; trying again every {}", every, failure);
            }
            failing = true;
        }
    }

    private void read() {
        Instant since = clock.instant().minus(tokenTtl).minus(MARGIN);
        users.revokedSince(since).forEach(user -> revocations.tokensBelow(user.id(), user.tokenVersion()));
        logins.endedSince(since).forEach(login -> revocations.login(login.userId(), login.id()));
    }
}

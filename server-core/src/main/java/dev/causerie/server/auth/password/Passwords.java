package dev.causerie.server.auth.password;

import dev.causerie.api.Rejected;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes and checks password hashes. Each takes tens of milliseconds of a processor and the memory of its cost, so only
 * a few run at once, a few more wait for a limited time, and the rest are refused. Thread-safe; blocks, so never on an
 * event loop.
 */
public final class Passwords {

    private static final int AT_ONCE = 2;
    private static final int WAITING = 16;
    private static final int SALT_BYTES = 16;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 256;

    private final PasswordCost cost;
    private final SecureRandom random;
    private final Duration patience;
    private final Semaphore admitted = new Semaphore(AT_ONCE + WAITING);
    private final Semaphore running = new Semaphore(AT_ONCE, true);
    private final PasswordHash nobodys;

    /**
     * Hashes with a cost.
     *
     * @param random where salts come from
     * @param patience how long one waits for the others
     */
    public Passwords(PasswordCost cost, SecureRandom random, Duration patience) {
        this.cost = cost;
        this.random = random;
        this.patience = patience;
        this.nobodys = PasswordHash.of("", salt(), cost);
    }

    /** What a check found. */
    public enum Match {
        /** It is another password, or there is none. */
        WRONG,
        /** It is the password. */
        RIGHT,
        /** It is the password, and the hash was made at another cost: hash it anew. */
        RIGHT_AND_OUTDATED
    }

    /**
     * Refuses a password that is not 8 to 256 characters (Unicode code points) long.
     *
     * @param field what the client calls it
     * @throws Rejected with {@code BAD_REQUEST}, naming the field
     */
    public static void check(String field, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw Rejected.badRequest(field, "must be " + SHORTEST + " to " + LONGEST + " characters, not " + length);
        }
    }

    /**
     * The hash of a password under a new salt, in PHC form, at most 255 characters.
     *
     * @throws Rejected with {@code UNAVAILABLE} if too many are being hashed
     */
    public String hash(String password) {
        return inTurn(() -> PasswordHash.of(password, salt(), cost).toString());
    }

    /**
     * Whether {@code stored} is the hash of {@code password}. Without one it is compared with a hash of nobody's, so
     * that an unknown login takes as long as a wrong password.
     *
     * @throws Rejected with {@code UNAVAILABLE} if too many are being hashed
     * @throws IllegalArgumentException if {@code stored} is no Argon2id hash in PHC form
     */
    public Match check(String password, Optional<String> stored) {
        PasswordHash hash = stored.map(PasswordHash::parse).orElse(nobodys);
        boolean same = inTurn(() -> hash.matches(password));
        if (!same || stored.isEmpty()) {
            return Match.WRONG;
        }
        return hash.cost().equals(cost) ? Match.RIGHT : Match.RIGHT_AND_OUTDATED;
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!admitted.tryAcquire()) {
            throw busy();
        }
        try {
            if (!running.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            try {
                return work.get();
            } finally {
                running.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            admitted.release();
        }
    }

    private static Rejected busy() {
        return Rejected.unavailable("Too many people are signing in just now; try again in a moment");
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}

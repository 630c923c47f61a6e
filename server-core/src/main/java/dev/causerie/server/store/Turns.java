package dev.causerie.server.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts those who are about to lock the same rows into a line, in the order in which they came. Databases serve who waits for
 * a row in an order of their own, H2 in none, and each that waits there has a connection that others need. Different rows may
 * share a line. This is about this server alone: the row's lock is what keeps two apart. Thread-safe.
 */
final class Turns {

    private static final int LINES = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReentrantLock[] lines =
            IntStream.range(0, LINES).mapToObj(i -> new ReentrantLock(true)).toArray(ReentrantLock[]::new);

    /**
     * Does the work when it is the turn of all these rows; they are waited for in one order, so that no two wait for each other.
     *
     * @throws Contention if that takes longer than 10 s, or the thread is interrupted
     */
    <R extends @Nullable Object> R take(Collection<String> rows, Supplier<R> work) {
        int[] wanted = rows.stream()
                .mapToInt(row -> Math.floorMod(row.hashCode(), LINES))
                .distinct()
                .sorted()
                .toArray();
        int got = 0;
        try {
            for (; got < wanted.length; got++) {
                await(lines[wanted[got]]);
            }
            return work.get();
        } finally {
            Arrays.stream(wanted, 0, got).forEach(line -> lines[line].unlock());
        }
    }

    private static void await(ReentrantLock line) {
        try {
            if (!line.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Contention("It was not the turn of this transaction within " + PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Contention("Interrupted while it waited for its turn", interrupted);
        }
    }
}

package dev.causerie.server.lane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * How many threads of the pool one plugin may hold at once. Who finds none free waits in line without a thread.
 * Thread-safe.
 */
public final class Permits {

    private final Deque<CompletableFuture<Boolean>> line = new ArrayDeque<>();
    private int free;

    /** So many permits, all free. */
    public Permits(int count) {
        free = count;
    }

    /** Complete once the caller has a permit, which it must {@link #release}; at once if one is free. */
    public CompletionStage<Boolean> acquire() {
        synchronized (this) {
            if (free > 0) {
                free--;
                return CompletableFuture.completedFuture(true);
            }
            CompletableFuture<Boolean> turn = new CompletableFuture<>();
            line.add(turn);
            return turn;
        }
    }

    /** Gives a permit back, to the first in line if there is one; what waits for it continues on this thread. */
    public void release() {
        CompletableFuture<Boolean> next;
        synchronized (this) {
            if (line.isEmpty()) {
                free++;
                return;
            }
            next = line.remove();
        }
        next.complete(true);
    }
}

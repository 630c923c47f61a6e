package dev.causerie.media.router;

import dev.causerie.media.MediaStats;
import java.util.concurrent.atomic.AtomicLong;

/** One router's counters: written by its worker alone, read by anyone. Thread-safe. */
final class Counters {
    /** A number that one thread adds to. */
    static final class Counter {
        private final AtomicLong value = new AtomicLong();

        void add(long count) {
            value.setRelease(value.getPlain() + count);
        }

        long get() {
            return value.getAcquire();
        }
    }

    final Counter packetsIn = new Counter();
    final Counter bytesIn = new Counter();
    final Counter packetsOut = new Counter();
    final Counter bytesOut = new Counter();
    final Counter nacksIn = new Counter();
    final Counter nacksOut = new Counter();
    final Counter retransmitted = new Counter();
    final Counter recovered = new Counter();
    final Counter plisIn = new Counter();
    final Counter plisOut = new Counter();
    final Counter dropped = new Counter();

    MediaStats snapshot() {
        return new MediaStats(
                packetsIn.get(),
                bytesIn.get(),
                packetsOut.get(),
                bytesOut.get(),
                nacksIn.get(),
                nacksOut.get(),
                retransmitted.get(),
                recovered.get(),
                plisIn.get(),
                plisOut.get(),
                dropped.get());
    }
}

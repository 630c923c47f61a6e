package dev.causerie.server.log;

import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.TestSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * Measures the log on an H2 file: events appended, one a transaction, and delivered in a second, and the time from a commit
 * to its delivery. Arguments: folder, threads, seconds. The first third warms up and is not counted.
 */
final class EventLogSpeed {
    private static final int MOST = 4_000_000;

    private final AtomicLongArray committed = new AtomicLongArray(MOST);
    private final AtomicLongArray delivered = new AtomicLongArray(MOST);

    private EventLogSpeed() {}

    public static void main(String[] arguments) throws Exception {
        var threads = Integer.parseInt(arguments[1]);
        var seconds = Duration.ofSeconds(Integer.parseInt(arguments[2]));
        new EventLogSpeed().run(Path.of(arguments[0]), threads, seconds);
    }

    private void run(Path folder, int threads, Duration time) throws Exception {
        var started = System.nanoTime();
        var end = started + time.toNanos();
        var appenders = Executors.newFixedThreadPool(threads);
        var written = new int[threads];
        var left = new CountDownLatch(1);
        try (var database = Database.open(TestSettings.file(), folder)) {
            var host = database.store(Owner.host());
            try (var sequencer = new Sequencer(
                    host,
                    database.transactions(),
                    500,
                    events -> {
                        var now = System.nanoTime();
                        events.forEach(event -> delivered.set(Integer.parseInt(event.payload()), now));
                    },
                    () -> true)) {
                var log = new EventLog(host, database.transactions(), Clock.systemUTC(), sequencer::wake);
                sequencer.start();
                var runs = IntStream.range(0, threads)
                        .mapToObj(thread -> CompletableFuture.runAsync(
                                () -> {
                                    for (int number = thread; System.nanoTime() < end; number += threads) {
                                        var event = new LoggedEvent("room-" + thread, "said", "chat", "" + number);
                                        host.transaction(() -> {
                                            log.append(event);
                                            return null;
                                        });
                                        committed.set(number, System.nanoTime());
                                        written[thread]++;
                                    }
                                },
                                appenders))
                        .toArray(CompletableFuture[]::new);
                CompletableFuture.allOf(runs).get();
                var all = Arrays.stream(written).sum();
                while (log.head() < all) {
                    left.await(10, TimeUnit.MILLISECONDS);
                }
            }
        } finally {
            appenders.shutdown();
        }
        report(threads, started + time.toNanos() / 3, end);
        var processor = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        System.out.printf(
                "%d events in all; %d us of processor time each, the start of the JVM included%n",
                Arrays.stream(written).sum(),
                processor.toNanos() / 1_000 / Math.max(1, Arrays.stream(written).sum()));
    }

    private void report(int threads, long from, long end) {
        var waits = IntStream.range(0, MOST)
                .filter(number -> committed.get(number) >= from && delivered.get(number) > 0)
                .mapToLong(number -> Math.max(0, delivered.get(number) - committed.get(number)))
                .sorted()
                .toArray();
        System.out.printf(
                "%d threads: %.0f events/s; commit to delivery p50 %.2f ms, p99 %.2f ms%n",
                threads,
                waits.length * 1e9 / (end - from),
                waits[waits.length / 2] / 1e6,
                waits[waits.length * 99 / 100] / 1e6);
    }
}

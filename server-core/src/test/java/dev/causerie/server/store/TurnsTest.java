package dev.causerie.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TurnsTest {

    private static final List<String> MEETING = List.of("meetings/a");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch first = new CountDownLatch(1);
    private Database database;
    private Store store;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.open(TestSettings.file(), folder);
        store = database.store(Owner.host());
    }

    @AfterEach
    void close() {
        first.countDown();
        threads.shutdown();
        database.close();
    }

    @Test
    void whoNamesTheSameRowIsServedInTheOrderOfComing() throws Exception {
        List<Integer> served = new CopyOnWriteArrayList<>();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(queue(i, served));
        }
        first.countDown();

        for (Future<?> each : all) {
            each.get(10, TimeUnit.SECONDS);
        }
        assertThat(served).isSorted().hasSize(20);
    }

    /** The first holds the turn until {@link #first}; the others wait for it, one after another. */
    private Future<?> queue(int number, List<Integer> served) {
        AtomicReference<Thread> mine = new AtomicReference<>();
        Future<?> done = threads.submit(() -> {
            mine.set(Thread.currentThread());
            store.transactionInTurn(MEETING, () -> {
                awaitFirst();
                return served.add(number);
            });
        });
        await().until(() -> mine.get() != null
                && List.of(Thread.State.WAITING, Thread.State.TIMED_WAITING)
                        .contains(mine.get().getState()));
        return done;
    }

    private void awaitFirst() {
        try {
            first.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void whoWaitsForATurnHasNoConnection() throws Exception {
        List<Integer> served = new CopyOnWriteArrayList<>();
        int more = TestSettings.file().poolSize() + 5;
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < more; i++) {
            all.add(queue(i, served));
        }

        assertThat(threads.submit(() -> store.transaction(() -> 7)).get(10, TimeUnit.SECONDS))
                .isEqualTo(7);
        assertThat(served).isEmpty();
        first.countDown();
        for (Future<?> each : all) {
            each.get(10, TimeUnit.SECONDS);
        }
        assertThat(served).hasSize(more);
    }

    @Test
    void insideATransactionNobodyIsWaitedFor() throws Exception {
        Future<?> holder = queue(0, new CopyOnWriteArrayList<>());

        Future<Integer> nested =
                threads.submit(() -> store.transaction(() -> store.transactionInTurn(MEETING, () -> 7)));

        assertThat(nested.get(10, TimeUnit.SECONDS)).isEqualTo(7);
        first.countDown();
        holder.get(10, TimeUnit.SECONDS);
    }

    @Test
    void severalTurnsAreTakenInOneOrder() {
        List<String> rows = List.of("meetings/a", "meetings/b", "meetings/c", "meetings/d");
        List<String> reversed = List.of("meetings/d", "meetings/c", "meetings/b", "meetings/a");
        first.countDown();

        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<String> mine = i % 2 == 0 ? rows : reversed;
            all.add(CompletableFuture.runAsync(
                    () -> {
                        for (int round = 0; round < 100; round++) {
                            store.transactionInTurn(mine, () -> true);
                        }
                    },
                    threads));
        }

        all.forEach(each -> assertThat(each).succeedsWithin(Duration.ofSeconds(20)));
    }

    @Test
    void aTurnEndsWithItsTransactionAlsoWhereThatFails() {
        assertThatThrownBy(() -> store.transactionInTurn(MEETING, () -> {
                    throw new IllegalStateException("as asked");
                }))
                .hasMessage("as asked");

        assertThat(CompletableFuture.supplyAsync(() -> store.transactionInTurn(MEETING, () -> 7), threads))
                .succeedsWithin(Duration.ofSeconds(5))
                .isEqualTo(7);
    }
}

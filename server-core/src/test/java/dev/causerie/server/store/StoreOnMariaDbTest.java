package dev.causerie.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.server.config.OperatorError;
import dev.causerie.server.config.StoreSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDbServer.class)
class StoreOnMariaDbTest extends StoreContract {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.789Z");

    private final MariaDbServer server;
    private StoreSettings schema;

    StoreOnMariaDbTest(MariaDbServer server) {
        this.server = server;
    }

    @Override
    StoreSettings settings() {
        if (schema == null) {
            schema = server.freshSchema();
        }
        return schema;
    }

    @Test
    void aWrongPasswordIsTheOperatorsMatter() {
        var wrong = TestSettings.server(settings().url().orElseThrow(), "nobody", "guessed");

        assertThatThrownBy(() -> Database.open(wrong, Path.of("")))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("refuses the user 'nobody'")
                .hasMessageNotContaining("guessed");
    }

    @Test
    void aSchemaThatIsNotThereIsTheOperatorsMatter() {
        var url = settings().url().orElseThrow().replaceFirst("/t[0-9]+", "/nowhere");

        assertThatThrownBy(() -> Database.open(TestSettings.server(url, "root", ""), Path.of("")))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void contentionIsToldAndRepeatableWorkIsDoneAgain() throws Exception {
        things.add("a");
        things.add("b");
        var tries = new AtomicInteger();
        var bothHoldOne = new CyclicBarrier(2);

        var one = CompletableFuture.runAsync(() -> lockBoth("a", "b", tries, bothHoldOne));
        var two = CompletableFuture.runAsync(() -> lockBoth("b", "a", tries, bothHoldOne));
        CompletableFuture.allOf(one, two).get(30, TimeUnit.SECONDS);

        assertThat(tries).hasValueGreaterThan(2);
    }

    private void lockBoth(String first, String second, AtomicInteger tries, CyclicBarrier bothHoldOne) {
        store.repeatableTransaction(() -> {
            things.see(first, NOON);
            if (tries.incrementAndGet() <= 2) {
                meet(bothHoldOne);
            }
            return things.see(second, NOON);
        });
    }

    @Test
    void nothingIsCommittedAfterADeadlockThatWasCaught() throws Exception {
        things.add("a");
        things.add("b");
        var lost = new AtomicInteger();
        var bothHoldOne = new CyclicBarrier(2);

        var both = List.of(
                CompletableFuture.runAsync(() -> carryOn("a", "b", lost, bothHoldOne)),
                CompletableFuture.runAsync(() -> carryOn("b", "a", lost, bothHoldOne)));
        CompletableFuture.allOf(both.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);

        assertThat(lost).hasValue(1);
        assertThat(things.codes()).hasSize(3);
    }

    private void carryOn(String first, String second, AtomicInteger lost, CyclicBarrier bothHoldOne) {
        try {
            store.transaction(() -> {
                things.see(first, NOON);
                meet(bothHoldOne);
                try {
                    things.see(second, NOON);
                    things.add("won by " + first);
                } catch (Contention e) {
                    assertThatThrownBy(() -> things.add("after the deadlock")).isInstanceOf(StoreFault.class);
                }
                return null;
            });
        } catch (Contention e) {
            lost.incrementAndGet();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.causerie.server.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final LanePool pool = new LanePool(4);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void tasksRunInTheOrderTheyCame() {
        List<Lane> lanes = new ArrayList<>();
        List<List<Integer>> seen = new ArrayList<>();
        for (int lane = 0; lane < 8; lane++) {
            lanes.add(new Lane(pool, 1_000));
            seen.add(Collections.synchronizedList(new ArrayList<>()));
        }
        for (int task = 0; task < 500; task++) {
            for (int lane = 0; lane < lanes.size(); lane++) {
                List<Integer> mine = seen.get(lane);
                int number = task;
                assertThat(lanes.get(lane).offer(noting(mine, number))).isTrue();
            }
        }
        for (List<Integer> mine : seen) {
            await().until(() -> mine.size() == 500);
            assertThat(mine).isSorted();
        }
    }

    @Test
    void theNextTaskWaitsForTheStageOfTheOneBefore() {
        Lane lane = new Lane(pool, 10);
        CompletableFuture<Boolean> first = new CompletableFuture<>();
        CountDownLatch started = new CountDownLatch(1);
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        lane.offer(() -> {
            started.countDown();
            return first;
        });
        lane.offer(noting(seen, 2));

        await().until(() -> started.getCount() == 0);
        assertThat(seen).isEmpty();
        first.complete(true);
        await().until(() -> seen.equals(List.of(2)));
    }

    @Test
    void aFullLaneRefusesButTakesWhatMustNotBeLost() {
        Lane lane = new Lane(pool, 2);
        CompletableFuture<Boolean> block = new CompletableFuture<>();
        CountDownLatch started = new CountDownLatch(1);
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        lane.offer(() -> {
            started.countDown();
            return block;
        });
        await().until(() -> started.getCount() == 0);

        assertThat(lane.offer(noting(seen, 1))).isTrue();
        assertThat(lane.offer(noting(seen, 2))).isTrue();
        assertThat(lane.offer(noting(seen, 3))).isFalse();
        lane.put(() -> seen.add(4));
        block.complete(true);
        await().until(() -> seen.equals(List.of(1, 2, 4)));
    }

    @Test
    void aTaskThatThrowsDoesNotStopTheLane() {
        Lane lane = new Lane(pool, 10);
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        lane.offer(() -> {
            throw new IllegalStateException("on purpose");
        });
        lane.offer(noting(seen, 1));
        await().until(() -> seen.equals(List.of(1)));
    }

    @Test
    void aTaskThatMeetsAnErrorDoesNotStopTheLane() {
        Lane lane = new Lane(pool, 10);
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        for (Error error : List.of(new InternalError("on purpose"), new StackOverflowError("on purpose"))) {
            lane.offer(() -> {
                throw error;
            });
        }
        lane.offer(noting(seen, 1));
        await().until(() -> seen.equals(List.of(1)));
    }

    @Test
    void whatThePoolCouldNotStartIsDoneWithTheNextTask() {
        AtomicBoolean full = new AtomicBoolean(true);
        Lane lane = new Lane(
                task -> {
                    if (full.getAndSet(false)) {
                        throw new InternalError("unable to create native thread, on purpose");
                    }
                    pool.execute(task);
                },
                10);
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        assertThatThrownBy(() -> lane.offer(noting(seen, 1))).isInstanceOf(InternalError.class);
        lane.offer(noting(seen, 2));
        await().until(() -> seen.equals(List.of(1, 2)));
    }

    @Test
    void whoFindsNoPermitWaitsInLine() throws Exception {
        Permits permits = new Permits(1);
        assertThat(permits.acquire().toCompletableFuture()).isCompleted();
        CompletableFuture<Boolean> second = permits.acquire().toCompletableFuture();
        CompletableFuture<Boolean> third = permits.acquire().toCompletableFuture();
        assertThat(second).isNotDone();

        permits.release();
        assertThat(second.get(1, TimeUnit.SECONDS)).isTrue();
        assertThat(third).isNotDone();
        permits.release();
        assertThat(third).isCompleted();
    }

    private static Supplier<CompletionStage<?>> noting(List<Integer> seen, int number) {
        return () -> {
            seen.add(number);
            return CompletableFuture.completedFuture(null);
        };
    }
}

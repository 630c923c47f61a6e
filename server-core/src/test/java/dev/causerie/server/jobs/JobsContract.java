package dev.causerie.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.causerie.server.config.JobSettings;
import dev.causerie.server.config.StoreSettings;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What jobs keep on every database; each kind runs it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JobsContract {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Retry THREE = new Retry(3, SOON, SOON);

    private Database database;
    private Store host;
    private Jobs jobs;
    private List<String> done;

    abstract StoreSettings settings();

    @BeforeAll
    void open(@TempDir Path folder) {
        database = Database.open(settings(), folder);
        host = database.store(Owner.host());
    }

    @BeforeEach
    void begin() {
        done = new CopyOnWriteArrayList<>();
        restart();
    }

    private void restart() {
        var settings = new JobSettings(4, Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofSeconds(2));
        jobs = new Jobs(host, database.transactions(), settings, Clock.systemUTC());
        jobs.start();
    }

    @AfterEach
    void end() {
        jobs.close();
    }

    @AfterAll
    void close() {
        database.close();
    }

    private void doing(Job job, int attempt) {
        done.add(job.key() + " " + job.data() + " " + attempt);
    }

    private void until(int entries) {
        await().atMost(Duration.ofSeconds(30)).until(() -> done.size() >= entries);
    }

    @Test
    void aJobIsDoneOnceWithItsData() {
        try (var registration = jobs.register("once", THREE, this::doing)) {
            jobs.schedule(new Job("once", "a", "{\"text\":\"é👋\"}"));
            until(1);
            jobs.schedule(new Job("once", "b", "{}"));
            until(2);

            assertThat(registration).isNotNull();
        }
        assertThat(done).containsExactly("a {\"text\":\"é👋\"} 1", "b {} 1");
    }

    @Test
    void aJobIsCommittedWithTheTransactionOrNotAtAll() {
        try (var registration = jobs.register("tied", THREE, this::doing)) {
            assertThatThrownBy(() -> host.transaction(() -> {
                        jobs.schedule(new Job("tied", "undone", "{}"));
                        throw new IllegalArgumentException("no");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
            host.transaction(() -> {
                jobs.schedule(new Job("tied", "done", "{}"));
                return null;
            });
            until(1);

            assertThat(registration).isNotNull();
        }
        assertThat(done).containsExactly("done {} 1");
    }

    @Test
    void theSameJobTwiceIsOne() {
        var later = Instant.now().plusSeconds(3_600);
        jobs.schedule(new Job("same", "a", "{\"n\":1}"), later);
        jobs.schedule(new Job("same", "a", "{\"n\":2}"), later);

        assertThat(jobs.cancel("same", "a")).isTrue();
        assertThat(jobs.cancel("same", "a")).isFalse();
    }

    @Test
    void aJobWithoutHandlerWaitsAndIsNotFailed() {
        try (var first = jobs.register("reloaded", THREE, this::doing)) {
            jobs.schedule(new Job("reloaded", "a", "{}"));
            until(1);
            assertThat(first).isNotNull();
        }
        jobs.schedule(new Job("reloaded", "b", "{}"));
        // The other job proves that the one without handler was due and looked at too.
        try (var other = jobs.register("other", THREE, this::doing)) {
            jobs.schedule(new Job("other", "c", "{}"));
            until(2);
            assertThat(other).isNotNull();
        }
        assertThat(done).hasSize(2);
        try (var second = jobs.register("reloaded", THREE, this::doing)) {
            until(3);
            assertThat(second).isNotNull();
        }
        assertThat(done).containsExactly("a {} 1", "c {} 1", "b {} 1");
        assertThat(jobs.failed()).isEmpty();
    }

    @Test
    void aFailingJobIsTriedAgainThenKeptAmongTheFailed() {
        var mended = new AtomicBoolean();
        try (var registration = jobs.register("failing", THREE, (job, attempt) -> {
            doing(job, attempt);
            if (!mended.get()) {
                throw new IllegalStateException("broken");
            }
        })) {
            jobs.schedule(new Job("failing", "a", "{}"));
            await().atMost(Duration.ofSeconds(30)).until(() -> !jobs.failed().isEmpty());
            assertThat(done).containsExactly("a {} 1", "a {} 2", "a {} 3");
            var failed = jobs.failed().get(0);
            assertThat(failed.error()).contains("broken");
            assertThat(failed.attempts()).isEqualTo(3);

            mended.set(true);
            assertThat(jobs.retry(failed)).isTrue();
            assertThat(jobs.retry(failed)).isFalse();
            until(4);
            assertThat(jobs.failed()).isEmpty();
            assertThat(registration).isNotNull();
        }
    }

    @Test
    void aRecurringJobComesAgainEvenWhenItFailed() {
        try (var registration = jobs.every(SOON, "ticking", (job, attempt) -> {
            doing(job, attempt);
            throw new IllegalStateException("every time");
        })) {
            until(3);
            assertThat(registration).isNotNull();
        }
        assertThat(jobs.failed()).isEmpty();
        jobs.cancel("ticking", "recurring");
    }

    @Test
    void aNameHasOneHandlerAtATime() {
        var first = jobs.register("taken", THREE, this::doing);
        assertThatThrownBy(() -> jobs.register("taken", THREE, this::doing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("taken");
        first.close();
        first.close();

        jobs.register("taken", THREE, this::doing).close();
    }

    @Test
    void aStopWaitsForWhatRunsAndWhatIsCutOffRunsAgain() {
        var begun = new CountDownLatch(1);
        jobs.register("long", THREE, (job, attempt) -> {
            doing(job, attempt);
            begun.countDown();
            new CountDownLatch(1).await();
        });
        jobs.schedule(new Job("long", "a", "{}"));
        await().atMost(Duration.ofSeconds(30)).until(() -> begun.getCount() == 0);

        jobs.close();
        restart();
        jobs.register("long", THREE, this::doing);
        until(2);

        assertThat(done.get(1)).startsWith("a {} ");
    }

    @Test
    void namesThatCanNotBeStoredAreRefused() {
        for (var name : List.of("", "A", "a:b", "a b", "a".repeat(61))) {
            assertThatThrownBy(() -> new Job(name, "k", "{}")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Job("a", "k".repeat(121), "{}")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Job.of(new Job("a", "k:1", "{}").id(), "{}")).isEqualTo(new Job("a", "k:1", "{}"));
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        var retry = new Retry(100, Duration.ofSeconds(5), Duration.ofMinutes(1));

        assertThat(List.of(retry.after(1), retry.after(2), retry.after(4), retry.after(5), retry.after(99)))
                .extracting(Duration::toSeconds)
                .containsExactly(5L, 10L, 40L, 60L, 60L);
    }
}

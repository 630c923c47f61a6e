package dev.causerie.server.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.causerie.server.config.JobSettings;
import dev.causerie.server.host.parts.JobsPart;
import dev.causerie.server.host.parts.StorePart;
import dev.causerie.server.jobs.Jobs;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.TestSettings;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsPartTest {

    @TempDir
    Path folder;

    @TempDir
    Path data;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private Database database;
    private Jobs jobs;
    private HostFixture fixture;

    @BeforeEach
    void open() {
        database = Database.open(TestSettings.file(), data);
        jobs = new Jobs(
                database.store(Owner.host()),
                database.transactions(),
                new JobSettings(2, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(2)),
                Clock.systemUTC());
        StorePart store = new StorePart(database);
        JobsPart part = new JobsPart(jobs, timer, workers);
        fixture = new HostFixture(
                folder,
                parts -> new ContextParts(
                        parts.events(),
                        parts.publisher(),
                        parts.observers(),
                        parts.rooms(),
                        parts.sessions(),
                        store,
                        parts.objects(),
                        part,
                        parts.routes()));
        jobs.start();
    }

    @AfterEach
    void close() {
        fixture.close();
        jobs.close();
        database.close();
        timer.shutdownNow();
        workers.shutdownNow();
    }

    @Test
    void jobsReachTheHandlerAsRecordsOnThePluginsSide() throws Exception {
        mailing("board.accept(mail + \" \" + inPlugin());").into(folder);
        fixture.run();

        enqueue();

        await().untilAsserted(() ->
                assertThat(fixture.board.lines()).containsExactly("Mail[to=ann, at=2026-01-28T10:30:00Z] true"));
    }

    @Test
    void afterAReloadTheNewHandlerDoesTheJobs() throws Exception {
        mailing("board.accept(\"before\");").into(folder);
        fixture.run();
        Callable<?> enqueue = fixture.services.service(Callable.class);
        enqueue.call();
        await().until(() -> fixture.board.lines().contains("before"));
        mailing("board.accept(\"after\");").into(folder);

        fixture.host.reload("mailer");
        enqueue.call();

        await().untilAsserted(() ->
                assertThat(fixture.board.lines()).startsWith("before").endsWith("after"));
    }

    @Test
    void anEnqueuedJobGoesWithItsTransaction() throws Exception {
        TinyPlugin.named("mailer")
                .source("Mail", "public record Mail(String to) {}")
                .start("""
                        var board = host.service(java.util.function.Consumer.class);
                        host.jobs().handle("mail", Mail.class, board::accept);
                        host.offer(java.util.concurrent.Callable.class, () -> {
                            var now = java.time.Instant.now();
                            try {
                                host.store().transaction(() -> {
                                    host.jobs().enqueue("mail", "1", new Mail("nobody"), now);
                                    throw Rejected.conflict("undone");
                                });
                            } catch (Rejected undone) {
                                host.jobs().enqueue("mail", "2", new Mail("ann"), now);
                            }
                            return true;
                        });
                        """)
                .into(folder);
        fixture.run();

        enqueue();

        await().untilAsserted(() -> assertThat(fixture.board.lines()).containsExactly("Mail[to=ann]"));
    }

    @Test
    void tasksRunAgainAndAgainUntilThePluginStops() {
        TinyPlugin.named("keeper").start("""
                        var board = host.service(java.util.function.Consumer.class);
                        host.jobs().every(java.time.Duration.ofMillis(20), () -> {
                            board.accept("kept");
                            throw new IllegalStateException("and goes on");
                        });
                        """).into(folder);
        fixture.run();
        await().until(() -> fixture.board.lines().size() >= 3);

        fixture.host.stop("keeper");
        int runs = fixture.board.lines().size();

        await().during(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(2))
                .until(() -> fixture.board.lines().size() == runs);
    }

    @Test
    void stoppingWaitsForTheTaskThatRuns() {
        CompletableFuture<Object> gate = new CompletableFuture<>();
        fixture.services.offer(Future.class, gate);
        TinyPlugin.named("keeper").start("""
                        var board = host.service(java.util.function.Consumer.class);
                        var gate = host.service(java.util.concurrent.Future.class);
                        host.jobs().every(java.time.Duration.ofMillis(1), () -> {
                            board.accept("begun");
                            try { gate.get(); } catch (Exception e) { throw new IllegalStateException(e); }
                            board.accept("ended");
                        });
                        """).into(folder);
        fixture.run();
        await().until(() -> fixture.board.lines().contains("begun"));

        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> fixture.host.stop("keeper"));
        gate.complete(true);

        assertThat(stop).succeedsWithin(Duration.ofSeconds(10));
        assertThat(fixture.board.lines()).last().isEqualTo("ended");
        assertThat(fixture.complaintsAbout("")).isEmpty();
    }

    @Test
    void idsAndNamesOutOfRangeAreRefused() {
        TinyPlugin.named("odd")
                .source("Mail", "public record Mail(String to) {}")
                .start("""
                        var now = java.time.Instant.now();
                        host.offer(List.class, List.<Runnable>of(
                            () -> host.jobs().enqueue("mail", "", new Mail("x"), now),
                            () -> host.jobs().enqueue("mail", "x".repeat(65), new Mail("x"), now),
                            () -> host.jobs().enqueue("Mail", "1", new Mail("x"), now),
                            () -> host.jobs().every(java.time.Duration.ZERO, () -> {})));
                        """)
                .into(folder);
        fixture.run();

        assertThat(fixture.services.service(List.class).toArray()).hasSize(4).allSatisfy(call -> assertThatThrownBy(
                        ((Runnable) call)::run)
                .isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void aPluginThatUsedJobsIsCollected() throws Exception {
        mailing("board.accept(mail);").into(folder);
        fixture.run();
        enqueue();
        await().until(() -> !fixture.board.lines().isEmpty());
        WeakReference<ClassLoader> loader =
                new WeakReference<>(fixture.handle("mailer").classLoader());

        fixture.host.reload("mailer");
        fixture.handles.clear();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            System.gc();
            assertThat(loader.get()).isNull();
        });
    }

    private void enqueue() throws Exception {
        fixture.services.service(Callable.class).call();
    }

    private static TinyPlugin mailing(String handler) {
        return TinyPlugin.named("mailer")
                .source("Mail", "public record Mail(String to, java.time.Instant at) {}")
                .source("Main", """
                        public final class Main implements Plugin {
                            @Override public void start(PluginContext host) {
                                var board = host.service(java.util.function.Consumer.class);
                                host.jobs().handle("mail", Mail.class, mail -> { %s });
                                host.jobs().every(java.time.Duration.ofHours(1), () -> {});
                                var at = java.time.Instant.parse("2026-01-28T10:30:00Z");
                                host.offer(java.util.concurrent.Callable.class, () -> {
                                    host.jobs().enqueue("mail", UUID.randomUUID().toString(), new Mail("ann", at),
                                        java.time.Instant.now());
                                    return true;
                                });
                                host.routes();
                            }
                            private static boolean inPlugin() {
                                return Thread.currentThread().getContextClassLoader() == Main.class.getClassLoader();
                            }
                        }
                        """.formatted(handler));
    }
}

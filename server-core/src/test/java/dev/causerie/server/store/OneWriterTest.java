package dev.causerie.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class OneWriterTest {
    private final CountDownLatch wrote = new CountDownLatch(1);
    private final CountDownLatch mayCommit = new CountDownLatch(1);
    private Database database;
    private Store store;
    private Things things;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.open(TestSettings.file(), folder);
        store = database.store(new Owner("things", getClass().getClassLoader()));
        things = store.mapper(Things.class);
    }

    @AfterEach
    void close() {
        mayCommit.countDown();
        database.close();
    }

    @Test
    void whileOneWritesATransactionThatIsToWriteWaits() throws Exception {
        var first = writeSlowly();

        var second = assertWaits(() -> store.transaction(() -> {
            things.add("second");
            return null;
        }));

        mayCommit.countDown();
        first.get(20, TimeUnit.SECONDS);
        second.get(20, TimeUnit.SECONDS);
        assertThat(things.codes()).containsExactly("first", "second");
    }

    @Test
    void whileOneWritesAStatementByItselfWaits() throws Exception {
        var first = writeSlowly();

        var second = assertWaits(() -> things.add("second"));

        mayCommit.countDown();
        first.get(20, TimeUnit.SECONDS);
        second.get(20, TimeUnit.SECONDS);
        assertThat(things.codes()).containsExactly("first", "second");
    }

    @Test
    void aJdbcTransactionByItselfWritesToItsCommit() throws Exception {
        try (var connection = database.transactions().dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (var insert = connection.createStatement()) {
                insert.executeUpdate("insert into things (code, made_at) values ('undone', '2026-11-21 12:00:00')");
                connection.rollback();
                insert.executeUpdate("insert into things (code, made_at) values ('first', '2026-11-21 12:00:00')");
            }
            var second = assertWaits(() -> things.add("second"));

            connection.commit();

            second.get(20, TimeUnit.SECONDS);
        }
        assertThat(things.codes()).containsExactly("first", "second");
    }

    @Test
    void whoReadsWaitsForNobodyAndSeesWhatIsCommitted() {
        writeSlowly();

        assertThat(things.codes()).isEmpty();
        assertThat(store.transaction(things::codes)).isEmpty();
    }

    @Test
    void lockingARowIsWriting() {
        assertThat(Writers.reads(new Object[] {"\n Select code from things"})).isTrue();
        assertThat(Writers.reads(new Object[] {"select code from things FOR UPDATE"}))
                .isFalse();
        assertThat(Writers.reads(new Object[] {"update things set code = 'select'"}))
                .isFalse();
        assertThat(Writers.reads(null)).isFalse();
    }

    @Test
    void whatFailsLetsTheOthersWrite() throws Exception {
        things.add("first");
        assertThatThrownBy(() -> things.add("first")).isInstanceOf(Duplicate.class);
        assertThatThrownBy(() -> store.transaction(() -> {
                    things.add("undone");
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        CompletableFuture.runAsync(() -> things.add("second")).get(20, TimeUnit.SECONDS);

        assertThat(things.codes()).containsExactly("first", "second");
    }

    @Test
    void whoWaitsTooLongMeetsContention() throws Exception {
        var writers = new OneWriter(Duration.ofMillis(1));
        writers.enter();

        var fault = new CompletableFuture<SQLException>();
        var other = new Thread(() -> {
            try {
                writers.enter();
            } catch (SQLException e) {
                fault.complete(e);
            }
        });
        other.start();

        assertThat(SqlFaults.named("Waiting", fault.get(20, TimeUnit.SECONDS))).isInstanceOf(Contention.class);
    }

    /** Writes and waits to commit; returns when it has written. */
    private CompletableFuture<Void> writeSlowly() {
        var writing = CompletableFuture.runAsync(() -> store.transaction(() -> {
            things.add("first");
            wrote.countDown();
            await().atMost(Duration.ofSeconds(20)).until(() -> mayCommit.getCount() == 0);
            return null;
        }));
        await().until(() -> wrote.getCount() == 0);
        return writing;
    }

    /** Begins the work, and returns when it waits. */
    private FutureTask<Void> assertWaits(Runnable work) {
        var task = new FutureTask<Void>(work, null);
        var thread = new Thread(task);
        thread.start();
        await().until(() -> {
            assertThat(task.isDone()).isFalse();
            return thread.getState() == Thread.State.TIMED_WAITING && inside(thread, OneWriter.class.getName());
        });
        return task;
    }

    private static boolean inside(Thread thread, String name) {
        for (var frame : thread.getStackTrace()) {
            if (frame.getClassName().equals(name)) {
                return true;
            }
        }
        return false;
    }
}

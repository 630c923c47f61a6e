package dev.causerie.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.server.config.StoreSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What every database has to keep; each kind runs it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.789Z");

    private Path folder;
    private Database database;
    /** Open; another one after the database was opened anew. */
    Store store;

    Things things;

    abstract StoreSettings settings();

    @BeforeAll
    void open(@TempDir Path folder) {
        this.folder = folder;
        open();
    }

    private void open() {
        database = Database.open(settings(), folder);
        store = database.store(new Owner("things", getClass().getClassLoader()));
        things = store.mapper(Things.class);
    }

    @BeforeEach
    void empty() {
        things.clear();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void timesKeepTheirMillisecondsInUtc() {
        things.add("a", NOON.plusNanos(999_999));
        things.see("a", null);

        assertThat(things.find("a").madeAt()).isEqualTo(NOON);
        assertThat(things.find("a").seenAt()).isNull();
        assertThat(things.olderThan(NOON)).isEmpty();
        assertThat(things.olderThan(NOON.plusMillis(1)))
                .extracting(Things.Thing::code)
                .containsExactly("a");
    }

    @Test
    void whatIsNotCommittedIsUndone() {
        assertThatThrownBy(() -> store.transaction(() -> {
                    things.add("a");
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(things.codes()).isEmpty();
    }

    @Test
    void aTransactionSpansOwners() {
        try (var other = database.store(new Owner("other", getClass().getClassLoader()))) {
            var theirs = other.mapper(Things.class);
            assertThatThrownBy(() -> store.transaction(() -> {
                        things.add("a");
                        other.transaction(() -> {
                            assertThat(theirs.codes()).containsExactly("a");
                            theirs.add("b");
                            return null;
                        });
                        assertThat(things.codes()).containsExactly("a", "b");
                        throw new IllegalArgumentException("no");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);

            assertThat(theirs.codes()).isEmpty();
        }
    }

    @Test
    void aNestedFailureThatIsCaughtIsUndoneAlone() {
        var followed = new ArrayList<String>();

        store.transaction(() -> {
            things.add("outer");
            store.afterCommit(() -> followed.add("outer"));
            assertThatThrownBy(() -> store.transaction(() -> {
                        things.add("inner");
                        store.afterCommit(() -> followed.add("inner"));
                        throw new IllegalArgumentException("no");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
            return null;
        });

        assertThat(things.codes()).containsExactly("outer");
        assertThat(followed).containsExactly("outer");
    }

    @Test
    void whatFollowsACommitRunsAfterItOutsideTheTransaction() {
        var followed = new ArrayList<String>();

        store.transaction(() -> {
            things.add("a");
            store.afterCommit(() -> {
                assertThat(database.transactions().active()).isFalse();
                followed.addAll(things.codes());
            });
            store.afterCommit(() -> {
                throw new IllegalStateException("heard by nobody but the log");
            });
            store.afterCommit(() -> followed.add("last"));
            assertThat(followed).isEmpty();
            return null;
        });

        assertThat(followed).containsExactly("a", "last");
    }

    @Test
    void aSecondOfTheSameIsADuplicateAndTheTransactionGoesOn() {
        store.transaction(() -> {
            things.add("a");
            assertThatThrownBy(() -> things.add("a")).isInstanceOf(Duplicate.class);
            things.add("b");
            return null;
        });

        assertThat(things.codes()).containsExactly("a", "b");
    }

    @Test
    void wrongSqlIsOurFault() {
        assertThatThrownBy(things::wrong).isInstanceOf(StoreFault.class).hasMessageContaining("nothing");
    }

    @Test
    void whoGetsTheLockSeesWhatTheOneBeforeCommitted() throws Exception {
        things.add("a");
        var read = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        var reader = CompletableFuture.supplyAsync(() -> store.transaction(() -> {
            things.codes();
            read.countDown();
            await(written);
            return things.codes();
        }));
        await(read);

        things.add("b");
        written.countDown();

        assertThat(reader.get(30, TimeUnit.SECONDS)).containsExactly("a", "b");
    }

    @Test
    void jdbcJoinsTheTransactionToo() throws Exception {
        assertThatThrownBy(() -> store.transaction(() -> {
                    try (var connection = database.transactions().dataSource().getConnection();
                            var statement = connection.createStatement()) {
                        statement.executeUpdate(
                                "insert into things (code, made_at) values ('a', '2026-11-21 12:00:00')");
                        connection.commit();
                        return null;
                    } catch (SQLException e) {
                        throw new IllegalArgumentException(e);
                    }
                }))
                .hasMessageContaining("Only who began the transaction may call commit");

        assertThat(things.codes()).isEmpty();
    }

    @Test
    void aSecondStartFindsTheTablesAndTheRows() {
        things.add("a");
        database.close();
        open();

        assertThat(things.codes()).containsExactly("a");
        database.ping();
    }

    @Test
    void aClosedDatabaseIsUnavailable() {
        database.close();

        assertThatThrownBy(database::ping).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(things::codes).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> store.transaction(() -> 1)).isInstanceOf(StoreUnavailable.class);
        open();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.causerie.server.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.causerie.server.host.parts.StorePart;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.TestSettings;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorePartTest {

    private static final String ROWS = """
            @org.apache.ibatis.annotations.Mapper
            interface Rows {
                record Row(long id, String text, java.time.Instant createdAt) {}
                @org.apache.ibatis.annotations.Insert("insert into note (id, text, created_at) values (#{id}, #{text}, #{createdAt})")
                void add(Row row);
                @org.apache.ibatis.annotations.Select("select * from note order by id")
                List<Row> all();
            }
            """;
    private static final String MIGRATION =
            "create table note (id bigint primary key, text varchar(100) not null, created_at datetime(3) not null);";

    @TempDir
    Path folder;

    @TempDir
    Path data;

    private Database database;
    private HostFixture fixture;

    @BeforeEach
    void open() {
        database = Database.open(TestSettings.file(), data);
        fixture = new HostFixture(folder, HostFixture.with(new StorePart(database)));
    }

    @AfterEach
    void close() {
        fixture.close();
        database.close();
    }

    @Test
    void migrationsRunAndRowsSurviveAReload() throws Exception {
        noting("rows.add(row(rows.all().size(), \"n\")); return rows.all().toString();")
                .into(folder);
        fixture.run();
        assertThat(call()).isEqualTo("[Row[id=0, text=n, createdAt=2026-01-28T10:30:00.120Z]]");

        fixture.host.reload("notes");

        assertThat(call()).asString().contains("id=0", "id=1");
    }

    @Test
    void whatTheDatabaseRefusesIsSaidInThePluginsTerms() throws Exception {
        noting("""
                store.transaction(() -> rows.add(row(1, "first")));
                try { rows.add(row(1, "again")); return "taken"; } catch (Duplicate taken) { return "Duplicate"; }
                """).into(folder);

        assertThat(started()).isEqualTo("Duplicate");
    }

    @Test
    void aTransactionThatThrowsLeavesNothing() throws Exception {
        noting("""
                try {
                    store.transaction(() -> { rows.add(row(1, "gone")); throw Rejected.conflict("no"); });
                } catch (Rejected refused) {
                    return refused.getMessage() + rows.all();
                }
                return "committed";
                """).into(folder);

        assertThat(started()).isEqualTo("no[]");
    }

    @Test
    void workAndActionsRunWithThePluginsLoaderAsContext() throws Exception {
        noting("""
                var seen = new ArrayList<Boolean>();
                store.transaction(() -> {
                    seen.add(inPlugin());
                    store.afterCommit(() -> seen.add(inPlugin()));
                });
                store.afterCommit(() -> seen.add(inPlugin()));
                return seen.toString();
                """).into(folder);

        assertThat(started()).isEqualTo("[true, true, true]");
    }

    @Test
    void aDatabaseThatIsAwayIsUnavailable() throws Exception {
        noting("try { return rows.all(); } catch (Rejected away) { return away.code() + \" \" + away.getMessage(); }")
                .into(folder);
        fixture.run();
        database.close();

        assertThat(call()).isEqualTo("UNAVAILABLE The database is not available now");
    }

    @Test
    void aMigrationThatFailsFailsThePlugin() {
        noting("return null;")
                .resource("db/notes/V2__broken.sql", "create nonsense;")
                .into(folder);

        fixture.run();

        assertThat(fixture.status("notes").state()).isEqualTo(PluginStatus.State.FAILED);
        assertThat(fixture.status("notes").reason()).contains("tables of 'notes' can not be brought up to date");
    }

    @Test
    void aStoppedPluginsMappersAreRefused() throws Exception {
        noting("return (Runnable) rows::all;").into(folder);
        fixture.run();
        Runnable all = (Runnable) call();
        all.run();

        fixture.host.stop("notes");

        assertThatThrownBy(all::run).isInstanceOf(IllegalStateException.class).hasMessage("Plugin notes has stopped");
    }

    @Test
    void aPluginThatUsedTheStoreIsCollected() throws Exception {
        noting("store.transaction(() -> rows.add(row(rows.all().size(), \"n\"))); return \"\" + rows.all().size();")
                .into(folder);
        fixture.run();
        call();
        WeakReference<ClassLoader> loader =
                new WeakReference<>(fixture.handle("notes").classLoader());

        fixture.host.reload("notes");
        fixture.handles.clear();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            System.gc();
            assertThat(loader.get()).isNull();
        });
    }

    private Object started() throws Exception {
        fixture.run();
        return call();
    }

    private Object call() throws Exception {
        return fixture.services.service(Callable.class).call();
    }

    private static TinyPlugin noting(String body) {
        return TinyPlugin.named("notes")
                .resource("db/notes/V1__notes.sql", MIGRATION)
                .source("Rows", ROWS)
                .source("Main", """
                        public final class Main implements Plugin {
                            @Override public void start(PluginContext host) {
                                host.jobs();
                                Store store = host.store();
                                Rows rows = store.mapper(Rows.class);
                                host.offer(java.util.concurrent.Callable.class, () -> { %s });
                            }
                            private static Rows.Row row(long id, String text) {
                                return new Rows.Row(id, text, java.time.Instant.parse("2026-01-28T10:30:00.120Z"));
                            }
                            private static boolean inPlugin() {
                                return Thread.currentThread().getContextClassLoader() == Main.class.getClassLoader();
                            }
                        }
                        """.formatted(body));
    }
}

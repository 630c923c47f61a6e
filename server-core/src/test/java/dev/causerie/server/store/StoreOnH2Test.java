package dev.causerie.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.server.config.OperatorError;
import dev.causerie.server.config.StoreSettings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreOnH2Test extends StoreContract {
    @TempDir
    Path second;

    @Override
    StoreSettings settings() {
        return TestSettings.file();
    }

    @Test
    void aFolderThatCanNotBeMadeIsTheOperatorsMatter() throws IOException {
        var inTheWay = Files.createFile(second.resolve("file"));

        assertThatThrownBy(() -> Database.open(settings(), inTheWay))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("can not be made")
                .hasMessageContaining("server.data");
    }

    @Test
    void aWrongPasswordIsTheOperatorsMatter() {
        Database.open(settings(), second).close();

        var wrong =
                TestSettings.server("jdbc:h2:file:" + second.resolve("database").resolve("causerie"), "sa", "guessed");

        assertThatThrownBy(() -> Database.open(wrong, second))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("refuses the user 'sa'")
                .hasMessageNotContaining("guessed");
    }

    @Test
    void anOwnersMigrationsAreItsOwnOnly() throws IOException {
        var migrations = Files.createDirectories(second.resolve("db/own"));
        Files.writeString(migrations.resolve("V1__own.sql"), "create table own_things (id bigint primary key);");
        var urls = new URL[] {second.toUri().toURL()};

        try (var database = Database.open(settings(), second);
                var isolated = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
                var heir = new URLClassLoader(urls, getClass().getClassLoader())) {
            assertThat(new Owner("own", isolated).hasMigrations()).isTrue();
            assertThat(new Owner("things", heir).hasMigrations()).isFalse();
            database.store(new Owner("own", isolated));
            assertThat(tables(database)).contains("own_things", "flyway_own").doesNotContain("things");
        }
    }

    @Test
    void aMigrationThatFailsNamesItsOwner() throws IOException {
        var migrations = Files.createDirectories(second.resolve("db/broken"));
        Files.writeString(migrations.resolve("V1__broken.sql"), "create tabel x;");
        try (var database = Database.open(settings(), second);
                var classes = new URLClassLoader(new URL[] {second.toUri().toURL()})) {
            var owner = new Owner("broken", classes);

            assertThatThrownBy(() -> database.store(owner))
                    .isInstanceOf(OperatorError.class)
                    .hasMessageContaining("'broken'");
            assertThatThrownBy(() -> database.store(owner)).isInstanceOf(OperatorError.class);
        }
    }

    @Test
    void anOwnerHasOneStoreAtATime() {
        try (var database = Database.open(settings(), second)) {
            var owner = new Owner("things", getClass().getClassLoader());
            var store = database.store(owner);
            var things = store.mapper(Things.class);
            assertThat(store.mapper(Things.class)).isSameAs(things);
            assertThatThrownBy(() -> database.store(owner)).isInstanceOf(IllegalStateException.class);

            store.close();
            store.close();

            assertThatThrownBy(() -> store.mapper(Things.class)).isInstanceOf(IllegalStateException.class);
            database.store(owner).mapper(Things.class).add("a");
        }
    }

    @Test
    void anInterruptedHandlerDoesNotCloseTheFileUnderTheOthers() {
        try (var database = Database.open(settings(), second)) {
            var things = database.store(new Owner("things", getClass().getClassLoader()))
                    .mapper(Things.class);
            var failures = new AtomicInteger();
            var worker = new Thread(() -> {
                for (int n = 0; n < 2_000; n++) {
                    try {
                        things.add("n" + n);
                    } catch (StoreUnavailable e) {
                        // Interrupted while it waited for a connection.
                        failures.incrementAndGet();
                    }
                }
            });
            worker.start();
            while (worker.isAlive()) {
                worker.interrupt();
                LockSupport.parkNanos(200_000);
            }
            assertThat(things.codes()).hasSizeGreaterThanOrEqualTo(2_000 - failures.get());
            things.add("still open");
            assertThat(things.codes()).contains("still open");
        }
    }

    /** Five hundred who join one meeting at once wait for its row, each in turn, and H2 serves them in none. */
    @Test
    void aLockedRowIsWaitedForAsLongAsAHandlerMayTake() throws SQLException {
        try (var database = Database.open(settings(), second);
                var connection = database.transactions().dataSource().getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("call lock_timeout()")) {
            assertThat(answer.next()).isTrue();
            assertThat(answer.getInt(1)).isEqualTo(10_000);
        }
    }

    @Test
    void idsThatNameNoTableAreRefused() {
        for (var id : new String[] {"", "Chat", "a b", "1a", "a;drop", "a".repeat(41)}) {
            assertThatThrownBy(() -> new Owner(id, getClass().getClassLoader()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void addressesOfServersAreCompleted() {
        var settings = new StoreSettings(
                Optional.of("mysql://me:se%20cret@db.example.org:3307/causerie?sslMode=REQUIRED&connectTimeout=1"),
                Optional.empty(),
                Optional.empty(),
                4,
                Duration.ofSeconds(1));

        var address = DatabaseAddress.of(settings, second);

        assertThat(address.url())
                .startsWith("jdbc:mysql://db.example.org:3307/causerie?sslMode=REQUIRED&connectTimeout=1&")
                .contains("connectionTimeZone=UTC", "forceConnectionTimeZoneToSession=true")
                .containsOnlyOnce("connectTimeout=");
        assertThat(address.user()).isEqualTo("me");
        assertThat(address.password()).isEqualTo("se cret");
        assertThat(address.shown()).isEqualTo("jdbc:mysql://db.example.org:3307/causerie");
    }

    private static List<String> tables(Database database) {
        return database.transactions().run(() -> {
            var names = new ArrayList<String>();
            try (var connection = database.transactions().dataSource().getConnection();
                    var rows = connection.getMetaData().getTables(null, null, "%", null)) {
                while (rows.next()) {
                    names.add(rows.getString("TABLE_NAME"));
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return names;
        });
    }
}

package dev.causerie.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DURATION;

import dev.causerie.server.config.StoreSettings;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.Store;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nodes know of each other, on every database; each kind runs it. */
abstract class NodesContract {

    private static final Duration LEASE = Duration.ofSeconds(10);

    private final List<String> dead = new ArrayList<>();
    private final List<Duration> silences = new ArrayList<>();
    private final List<String> revived = new ArrayList<>();
    private Database database;
    private Store store;

    abstract StoreSettings settings();

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.open(settings(), folder);
        store = database.store(Owner.host());
        execute("delete from nodes");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aNodeKnowsWhetherItIsAlone() {
        Nodes first = node("first");
        first.enter();
        assertThat(first.alone()).isTrue();

        Nodes second = node("second");
        second.enter();
        first.beat();
        assertThat(first.alone()).isFalse();
        assertThat(second.alone()).isFalse();

        second.leave();
        first.beat();
        assertThat(first.alone()).isTrue();
        assertThat(dead).isEmpty();
    }

    @Test
    void aNodeThatWasSilentForTheLeaseIsDeadOnce() {
        Nodes first = node("first");
        Nodes second = node("second");
        Nodes third = node("third");
        first.enter();
        second.enter();
        third.enter();
        silent("second", 8);
        first.beat();
        assertThat(dead).isEmpty();

        silent("second", 12);
        first.beat();
        third.beat();

        assertThat(dead).containsExactly("second");
        assertThat(silences).singleElement(DURATION).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(20));
    }

    @Test
    void whoWasTakenForDeadAndLivesSaysSo() {
        Nodes first = node("first");
        Nodes second = node("second");
        first.enter();
        second.enter();
        silent("second", 60);
        first.beat();

        second.beat();
        first.beat();

        assertThat(dead).containsExactly("second");
        assertThat(revived).containsExactly("second");
        assertThat(first.alone()).isFalse();
    }

    private Nodes node(String id) {
        return new Nodes(
                store,
                id,
                LEASE,
                (node, silence) -> {
                    dead.add(node);
                    silences.add(silence);
                },
                () -> revived.add(id));
    }

    private void silent(String id, int seconds) {
        execute("update nodes set seen_at = timestampadd(second, -" + seconds + ", current_timestamp(3)) where id = '"
                + id + "'");
    }

    private void execute(String sql) {
        try (var connection = database.transactions().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

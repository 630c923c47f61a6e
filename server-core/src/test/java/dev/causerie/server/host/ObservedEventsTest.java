package dev.causerie.server.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.api.event.DurableEvent;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.room.Room;
import dev.causerie.server.delivery.Delivery;
import dev.causerie.server.delivery.LogPublisher;
import dev.causerie.server.delivery.Renderings;
import dev.causerie.server.dispatch.FakePlugin;
import dev.causerie.server.dispatch.Origins;
import dev.causerie.server.gateway.EventWriter;
import dev.causerie.server.log.EventLog;
import dev.causerie.server.session.LiveSessions;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.TestSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservedEventsTest {

    private static final Room ROOM = Room.of("meeting", "abc-defg-hij");

    record Said(String text) implements DurableEvent {}

    record Shouted(String text) implements DurableEvent {}

    private final Observers observers = new Observers();
    private final FakePlugin plugin = FakePlugin.named("listener");
    private Database database;
    private Publisher publisher;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        database = Database.open(TestSettings.file(), folder);
        execute("create table heard (text varchar(100))");
        var store = database.store(Owner.host());
        var log = new EventLog(store, database.transactions(), Clock.systemUTC(), () -> {});
        var delivery = new Delivery(
                new Renderings(),
                new EventWriter(PluginJson.mapper()),
                new LiveSessions(),
                (to, event, lost) -> {},
                (room, userId) -> {});
        publisher = new LogPublisher(
                "chat", PluginJson.mapper(), log, database.transactions(), delivery, new Origins(), observers);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatAnObserverWritesIsCommittedWithTheEvent() throws SQLException {
        observers.add(plugin, Said.class, said -> write(said.text()));

        publisher.publish(ROOM, new Said("yes"));

        assertThat(heard()).containsExactly("yes");
        assertThat(logged()).isEqualTo(1);
    }

    @Test
    void whatAnObserverWritesIsUndoneWithTheEvent() throws SQLException {
        observers.add(plugin, Said.class, said -> write(said.text()));

        Supplier<Boolean> failing = () -> {
            publisher.publish(ROOM, new Said("yes"));
            throw new IllegalStateException("changed my mind");
        };
        assertThatThrownBy(() -> database.transactions().run(failing)).hasMessage("changed my mind");

        assertThat(heard()).isEmpty();
        assertThat(logged()).isZero();
    }

    @Test
    void anObserverThatThrowsIsUndoneAloneAndThePublisherGoesOn() throws SQLException {
        observers.add(plugin, Said.class, said -> {
            write("half");
            throw new IllegalStateException("broken observer");
        });
        observers.add(plugin, Said.class, said -> write(said.text()));

        publisher.publish(ROOM, new Said("yes"));

        assertThat(heard()).containsExactly("yes");
        assertThat(logged()).isEqualTo(1);
    }

    @Test
    void observersHearTheirOwnClassOfEventsUntilTheirPluginStops() {
        List<String> told = new ArrayList<>();
        observers.add(plugin, Said.class, said -> told.add(said.text()));

        publisher.publish(ROOM, new Shouted("NO"));
        publisher.publish(ROOM, new Said("one"));
        plugin.scope().close();
        publisher.publish(ROOM, new Said("two"));

        assertThat(told).containsExactly("one");
    }

    private void write(String text) {
        try (Connection connection = database.transactions().dataSource().getConnection();
                var insert = connection.prepareStatement("insert into heard values (?)")) {
            insert.setString(1, text);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.transactions().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> heard() throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = database.transactions().dataSource().getConnection();
                ResultSet rows = connection.createStatement().executeQuery("select text from heard")) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    private int logged() throws SQLException {
        try (Connection connection = database.transactions().dataSource().getConnection();
                ResultSet rows = connection.createStatement().executeQuery("select count(*) from event_log")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

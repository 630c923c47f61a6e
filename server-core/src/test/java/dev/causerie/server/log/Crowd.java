package dev.causerie.server.log;

import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.Store;
import dev.causerie.server.store.TestSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * A program in which many write at once, for ever, to be stopped anywhere. Each transaction counts up its room's row and
 * appends the count as an event. A line for each commit that returned, {@code acked room count}, and for each event that
 * was delivered, {@code delivered room count position}.
 */
final class Crowd {
    static final List<String> ROOMS = List.of("a", "b");
    private static final int WRITERS = 6;
    /** Threads that only compute, so that others are held up where they are. */
    private static final int BUSY = 2;

    private final Store host;
    private final EventLogRows rows;
    private final EventLog log;

    private Crowd(Database database, Store host, Sequencer sequencer) {
        this.host = host;
        this.rows = host.mapper(EventLogRows.class);
        this.log = new EventLog(host, database.transactions(), Clock.systemUTC(), sequencer::wake);
    }

    public static void main(String[] arguments) throws SQLException {
        var database = Database.open(TestSettings.file(), Path.of(arguments[0]));
        var host = database.store(Owner.host());
        reuseSpaceSoon(database);
        countFromZero(database);
        var sequencer = new Sequencer(host, database.transactions(), 500, Crowd::delivered, () -> true);
        var crowd = new Crowd(database, host, sequencer);
        sequencer.start();
        for (int i = 0; i < WRITERS; i++) {
            var room = ROOMS.get(i % ROOMS.size());
            new Thread(() -> crowd.write(room)).start();
        }
        for (int i = 0; i < BUSY; i++) {
            new Thread(Crowd::compute).start();
        }
    }

    /** After a second, and not 45: what H2 writes then, recovery does not find at the end of the file. */
    private static void reuseSpaceSoon(Database database) throws SQLException {
        try (var connection = database.transactions().dataSource().getConnection();
                var set = connection.prepareStatement("set retention_time 1000")) {
            set.execute();
        }
    }

    private static void countFromZero(Database database) throws SQLException {
        try (var connection = database.transactions().dataSource().getConnection();
                var insert = connection.prepareStatement("insert into event_log_mark (name, position) values (?, 0)")) {
            for (var room : ROOMS) {
                insert.setString(1, room);
                insert.executeUpdate();
            }
        }
    }

    private void write(String room) {
        while (true) {
            var count = host.transaction(() -> {
                var next = rows.lock(room) + 1;
                rows.set(room, next);
                log.append(new LoggedEvent(room, "said", "chat", String.valueOf(next)));
                return next;
            });
            System.out.println("acked " + room + " " + count);
        }
    }

    private static void delivered(List<StampedEvent> events) {
        for (var event : events) {
            System.out.println("delivered " + event.room() + " " + event.payload() + " " + event.position());
        }
    }

    private static void compute() {
        for (int i = 0; true; i++) {
            Math.sqrt(i);
        }
    }
}

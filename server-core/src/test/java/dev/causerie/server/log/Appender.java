package dev.causerie.server.log;

import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.TestSettings;
import java.nio.file.Path;
import java.time.Clock;

/** A program that appends events for ever and prints each number once it is committed, to be killed in the middle. */
final class Appender {
    private Appender() {}

    public static void main(String[] arguments) {
        var database = Database.open(TestSettings.file(), Path.of(arguments[0]));
        var host = database.store(Owner.host());
        var sequencer = new Sequencer(host, database.transactions(), 100, events -> {}, () -> true);
        var log = new EventLog(host, database.transactions(), Clock.systemUTC(), sequencer::wake);
        sequencer.start();
        for (int number = 1; number < 1_000_000; number++) {
            var payload = String.valueOf(number);
            host.transaction(() -> {
                log.append(new LoggedEvent("r", "said", "chat", payload));
                return null;
            });
            System.out.println(payload);
        }
    }
}

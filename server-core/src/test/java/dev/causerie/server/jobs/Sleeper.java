package dev.causerie.server.jobs;

import dev.causerie.server.config.JobSettings;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.TestSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A program that begins a job, says so and never ends it, to be killed in the middle. */
final class Sleeper {
    private Sleeper() {}

    static JobSettings settings() {
        return new JobSettings(2, Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    public static void main(String[] arguments) {
        var database = Database.open(TestSettings.file(), Path.of(arguments[0]));
        var host = database.store(Owner.host());
        var jobs = new Jobs(host, database.transactions(), settings(), Clock.systemUTC());
        jobs.start();
        jobs.register("compose", Retry.patient(), (job, attempt) -> {
            System.out.println("begun");
            new CountDownLatch(1).await();
        });
        jobs.schedule(new Job("compose", "recording-1", "{\"tracks\":2}"));
    }
}

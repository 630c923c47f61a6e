package dev.causerie.testkit;

import dev.causerie.api.job.JobHandler;
import dev.causerie.api.job.Jobs;
import java.time.Duration;
import java.time.Instant;

/** The jobs of one plugin, entered into the test's timers. Thread-safe. */
final class FakeJobs implements Jobs {

    private final Registrations registrations;
    private final Timers timers;
    private final Database database;

    FakeJobs(Registrations registrations, Timers timers, Database database) {
        this.registrations = registrations;
        this.timers = timers;
        this.database = database;
    }

    @Override
    public <D extends Record> void handle(String name, Class<D> data, JobHandler<D> handler) {
        registrations.add(timers.handle(key(name), job -> handler.run(data.cast(job))));
    }

    @Override
    public void enqueue(String name, String id, Record data, Instant at) {
        database.afterCommit(() -> timers.enqueue(key(name), id, data, at));
    }

    @Override
    public void every(Duration pause, Runnable task) {
        registrations.add(timers.every(pause, task));
    }

    private String key(String name) {
        return registrations.plugin().id() + "/" + name;
    }
}

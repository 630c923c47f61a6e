package dev.causerie.server.host.parts;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.causerie.api.job.JobHandler;
import dev.causerie.api.job.Jobs;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.jobs.Job;
import dev.causerie.server.jobs.JobRegistration;
import dev.causerie.server.jobs.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * One plugin's jobs. Their names begin with the plugin's id, and their data are JSON of its own mapper, so that the database
 * knows none of its classes. Thread-safe.
 */
record PluginJobs(
        dev.causerie.server.jobs.Jobs jobs, ScheduledExecutorService timer, Executor workers, PluginHandle plugin)
        implements Jobs {

    private static final int LONGEST_ID = 64;

    @Override
    public <D extends Record> void handle(String name, Class<D> data, JobHandler<D> handler) {
        Visits visits = new Visits(plugin);
        plugin.scope().add(visits);
        JobRegistration registration = jobs.register(
                full(name),
                Retry.patient(),
                (job, attempt) -> visits.run(() -> {
                    handler.run(plugin.mapper().readValue(job.data(), data));
                    return true;
                }));
        plugin.scope().add(registration);
    }

    @Override
    public void enqueue(String name, String id, Record data, Instant at) {
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("A job's id has 1 to 64 characters, and not " + id.length());
        }
        try {
            jobs.schedule(new Job(full(name), id, plugin.mapper().writeValueAsString(data)), at);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("The job " + name + " has data that is no JSON", unwritable);
        }
    }

    @Override
    public void every(Duration pause, Runnable task) {
        Visits visits = new Visits(plugin);
        plugin.scope().add(visits);
        Repetition repetition = new Repetition(
                timer,
                workers,
                pause,
                () -> visits.run(() -> {
                    task.run();
                    return true;
                }));
        plugin.scope().add(repetition);
        repetition.start();
    }

    private String full(String name) {
        return plugin.info().id() + "." + name;
    }
}

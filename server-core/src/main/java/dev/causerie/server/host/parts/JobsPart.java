package dev.causerie.server.host.parts;

import dev.causerie.api.job.Jobs;
import dev.causerie.server.host.PluginHandle;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/** Gives plugins the server's durable jobs, under names of their own, and repeating tasks. Thread-safe. */
public final class JobsPart implements Function<PluginHandle, Jobs> {

    private final dev.causerie.server.jobs.Jobs jobs;
    private final ScheduledExecutorService timer;
    private final Executor workers;

    /**
     * Jobs of this database.
     *
     * @param timer says when a task is due, and runs none
     * @param workers run the repeating tasks, which may block
     */
    public JobsPart(dev.causerie.server.jobs.Jobs jobs, ScheduledExecutorService timer, Executor workers) {
        this.jobs = jobs;
        this.timer = timer;
        this.workers = workers;
    }

    @Override
    public Jobs apply(PluginHandle plugin) {
        return new PluginJobs(jobs, timer, workers, plugin);
    }
}

package dev.causerie.server.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.causerie.server.config.JobSettings;
import dev.causerie.server.store.SqlFaults;
import dev.causerie.server.store.Store;
import dev.causerie.server.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Jobs in the database. One that is scheduled is committed with the thread's transaction, and is run at least once by some
 * node that has a handler of its name; until there is one it waits. Runs from {@link #start} to {@link #close};
 * handlers come and go at any time. Thread-safe.
 */
public final class Jobs implements AutoCloseable {
    private static final String TASK = "job";
    private static final String RECURRING = "recurring";
    /** A process is dead after so many heartbeats; with the default of 2 s its jobs run again within 10 s. */
    private static final int MISSED_HEARTBEATS = 4;

    private final Handlers handlers = new Handlers();
    private final Store host;
    private final FailedJobRows failed;
    private final WaitingRows waiting;
    private final Clock clock;
    private final CustomTask<String> task;
    private final Scheduler scheduler;

    /** Takes the host's store, whose migrations made the tables, and the clock for what is due. */
    public Jobs(Store host, Transactions transactions, JobSettings settings, Clock clock) {
        this.host = host;
        this.failed = host.mapper(FailedJobRows.class);
        this.waiting = host.mapper(WaitingRows.class);
        this.clock = clock;
        this.task = Tasks.custom(TASK, String.class)
                .onDeadExecutionRevive()
                .execute(new JobRunner(handlers, failed, clock));
        this.scheduler = Scheduler.create(transactions.dataSource(), task)
                .schedulerName(new SchedulerName.Fixed("causerie-" + UUID.randomUUID()))
                .threads(settings.threads())
                .pollingInterval(settings.pollEvery())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.stopWithin())
                .alwaysPersistTimestampInUTC()
                .serializer(new JsonBytes())
                .clock(clock::instant)
                .build();
    }

    /** Begins to run jobs. */
    public void start() {
        scheduler.start();
    }

    /**
     * Gives the jobs of that name to the handler until the result is closed; those that waited for one are begun.
     *
     * @throws IllegalStateException when they have a handler
     */
    public JobRegistration register(String name, Retry retry, JobHandler handler) {
        var registration = handlers.add(name, new Handlers.Registered(handler, retry, Optional.empty()));
        waiting.withoutHandler(TASK, name, clock.instant());
        scheduler.triggerCheckForDueExecutions();
        return registration;
    }

    /**
     * Runs the handler again and again, an interval after it ended, on one node at a time, until the result is closed. What
     * it throws is logged and the next run comes none the less.
     *
     * @throws IllegalStateException when the name has a handler
     */
    public JobRegistration every(Duration interval, String name, JobHandler handler) {
        var once = new Retry(1, Duration.ZERO, Duration.ZERO);
        var registration = handlers.add(name, new Handlers.Registered(handler, once, Optional.of(interval)));
        var job = new Job(name, RECURRING, "{}");
        var next = clock.instant().plus(interval);
        if (!named(() -> scheduler.scheduleIfNotExists(instance(job), next))) {
            waiting.later(TASK, job.id(), next);
        }
        return registration;
    }

    /** Has the job done as soon as the thread's transaction is committed. One of that name and key that waits stays as it is. */
    public void schedule(Job job) {
        schedule(job, clock.instant());
    }

    /** Has the job done at that time or soon after. */
    public void schedule(Job job, Instant at) {
        named(() -> scheduler.scheduleIfNotExists(instance(job), at));
        host.afterCommit(scheduler::triggerCheckForDueExecutions);
    }

    /** Whether the job was waiting, and is gone; one that runs is not touched. */
    public boolean cancel(String name, String key) {
        return waiting.remove(TASK, new Job(name, key, "").id()) == 1;
    }

    /** The jobs that were given up, the oldest first. */
    public List<FailedJob> failed() {
        return failed.all();
    }

    /** Whether there was such a job among the failed; it is scheduled anew. */
    public boolean retry(FailedJob job) {
        return host.transaction(() -> {
            if (failed.remove(job.name(), job.jobKey()) == 0) {
                return false;
            }
            schedule(job.job());
            return true;
        });
    }

    /** Begins no more jobs, and waits for those that run, for a while; what is cut off then is run again. Twice is safe. */
    @Override
    public void close() {
        scheduler.stop();
    }

    private static <R> R named(Supplier<R> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw SqlFaults.named("A job could not be kept", e);
        }
    }

    private TaskInstance<String> instance(Job job) {
        return task.instance(job.id(), job.data());
    }
}

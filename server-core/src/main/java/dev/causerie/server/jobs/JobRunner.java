package dev.causerie.server.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs due jobs by their handlers and says how each goes on. Thread-safe. */
final class JobRunner implements ExecutionHandler<String> {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    /** A job without a handler is looked at so often; a handler that comes fetches its jobs at once. */
    private static final Duration WITHOUT_HANDLER = Duration.ofSeconds(30);

    private static final int ERROR_LENGTH = 2_000;

    private final Handlers handlers;
    private final FailedJobRows failed;
    private final Clock clock;

    JobRunner(Handlers handlers, FailedJobRows failed, Clock clock) {
        this.handlers = handlers;
        this.failed = failed;
        this.clock = clock;
    }

    @Override
    public CompletionHandler<String> execute(TaskInstance<String> instance, ExecutionContext context) {
        var job = Job.of(instance.getId(), instance.getData());
        var registered = handlers.find(job.name());
        if (registered.isEmpty()) {
            return later(WITHOUT_HANDLER);
        }
        var attempt = context.getExecution().consecutiveFailures + 1;
        return run(job, attempt, registered.get());
    }

    private CompletionHandler<String> run(Job job, int attempt, Handlers.Registered registered) {
        var interval = registered.interval();
        try {
            registered.handler().run(job, attempt);
            return interval.map(JobRunner::later).orElse((complete, operations) -> operations.remove());
        } catch (InterruptedException e) {
            // The node stops: no fault of the job, and the thread, which ends after this, has it to write down first.
            return later(Duration.ZERO);
        } catch (Exception e) {
            if (interval.isPresent()) {
                LOG.error("The recurring job {} failed; next time in {}", job.name(), interval.get(), e);
                return later(interval.get());
            }
            return failed(job, attempt, registered.retry(), e);
        }
    }

    private CompletionHandler<String> failed(Job job, int attempt, Retry retry, Exception fault) {
        if (attempt >= retry.attempts()) {
            LOG.error("The job {} failed {} times and is given up", job.id(), attempt, fault);
            var message = fault.toString();
            var error = message.substring(0, Math.min(message.length(), ERROR_LENGTH));
            failed.add(new FailedJob(job.name(), job.key(), job.data(), attempt, error, clock.instant()));
            return (complete, operations) -> operations.remove();
        }
        var pause = retry.after(attempt);
        LOG.warn("The job {} failed (attempt {}); next try in {}: {}", job.id(), attempt, pause, fault.toString());
        return (complete, operations) -> {
            var execution = complete.getExecution();
            var failure = ExecutionComplete.failure(
                    execution, complete.getTimeDone().minus(complete.getDuration()), complete.getTimeDone(), fault);
            operations.reschedule(failure, complete.getTimeDone().plus(pause));
        };
    }

    private static CompletionHandler<String> later(Duration pause) {
        return (complete, operations) ->
                operations.reschedule(complete, complete.getTimeDone().plus(pause));
    }
}

package dev.causerie.testkit;

import dev.causerie.api.job.JobHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Repeating tasks and durable jobs, run in the thread that moves the clock, in the order they are due. One thread. */
final class Timers {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private record Task(Duration pause, Runnable work, Instant due) {}

    private record Key(String name, String id) {}

    private record Job(Record data, Instant due) {}

    private final FakeClock clock;
    private final List<Task> tasks = new ArrayList<>();
    private final Map<Key, Job> jobs = new HashMap<>();
    private final Map<String, JobHandler<Record>> handlers = new HashMap<>();

    Timers(FakeClock clock) {
        this.clock = clock;
    }

    Runnable every(Duration pause, Runnable work) {
        tasks.add(new Task(pause, work, clock.instant().plus(pause)));
        return () -> tasks.removeIf(task -> task.work() == work);
    }

    Runnable handle(String name, JobHandler<Record> handler) {
        handlers.put(name, handler);
        return () -> handlers.remove(name);
    }

    void enqueue(String name, String id, Record data, Instant at) {
        jobs.putIfAbsent(new Key(name, id), new Job(data, at));
    }

    /** Moves the clock, stopping at everything that is due on the way. */
    void advance(Duration time) {
        Instant end = clock.instant().plus(time);
        for (Optional<Instant> next = nextDue(end); next.isPresent(); next = nextDue(end)) {
            clock.set(next.get());
            runTasks(next.get());
            runJobs(next.get());
        }
        clock.set(end);
    }

    /** Moves the clock at once; what was due on the way is done then, once. */
    void sleep(Duration time) {
        clock.set(clock.instant().plus(time));
        advance(Duration.ZERO);
    }

    private Optional<Instant> nextDue(Instant end) {
        var waiting = jobs.entrySet().stream()
                .filter(job -> handlers.containsKey(job.getKey().name()))
                .map(job -> job.getValue().due());
        return java.util.stream.Stream.concat(tasks.stream().map(Task::due), waiting)
                .filter(due -> !due.isAfter(end))
                .min(Comparator.naturalOrder())
                .map(due -> due.isBefore(clock.instant()) ? clock.instant() : due);
    }

    private void runTasks(Instant now) {
        for (Task task : List.copyOf(tasks)) {
            if (!task.due().isAfter(now) && tasks.remove(task)) {
                tasks.add(new Task(task.pause(), task.work(), now.plus(task.pause())));
                task.work().run();
            }
        }
    }

    private void runJobs(Instant now) {
        for (Key key : List.copyOf(jobs.keySet())) {
            JobHandler<Record> handler = handlers.get(key.name());
            Job job = jobs.get(key);
            if (handler != null && job != null && !job.due().isAfter(now)) {
                run(key, job, handler, now);
            }
        }
    }

    private void run(Key key, Job job, JobHandler<Record> handler, Instant now) {
        try {
            handler.run(job.data());
            jobs.remove(key);
        } catch (Exception failure) {
            jobs.put(key, new Job(job.data(), now.plus(RETRY)));
        }
    }
}

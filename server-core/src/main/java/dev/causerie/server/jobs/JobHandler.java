package dev.causerie.server.jobs;

/** Does the jobs of one name. Called by several threads at once, for different keys. */
@FunctionalInterface
public interface JobHandler {
    /**
     * Does the job; returning means that it is done and forgotten. It may be called again for the same job, after a crash
     * even when it had returned, so what it does twice has to be as done once. What it throws makes it be tried again.
     *
     * @param attempt 1 at first, one more each time it failed or its process died
     */
    void run(Job job, int attempt) throws Exception;
}

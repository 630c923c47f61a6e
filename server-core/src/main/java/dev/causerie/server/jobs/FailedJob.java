package dev.causerie.server.jobs;

import java.time.Instant;

/**
 * A job that was given up. Immutable.
 *
 * @param name which handler
 * @param jobKey which of its jobs
 * @param data JSON for the handler
 * @param attempts how often it was tried
 * @param error what the last one threw
 * @param failedAt when
 */
public record FailedJob(String name, String jobKey, String data, int attempts, String error, Instant failedAt) {
    Job job() {
        return new Job(name, jobKey, data);
    }
}

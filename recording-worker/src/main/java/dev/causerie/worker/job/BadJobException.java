package dev.causerie.worker.job;

/** The job can not be done as it is written; the message names the field and what it must be. */
public final class BadJobException extends RuntimeException {

    /**
     * A fault in the job.
     *
     * @param message the field by its path in the JSON, and what is wrong with it
     */
    public BadJobException(String message) {
        super(message);
    }
}

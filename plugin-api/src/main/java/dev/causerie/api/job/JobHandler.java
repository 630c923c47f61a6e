package dev.causerie.api.job;

/** Does one job. */
@FunctionalInterface
public interface JobHandler<D> {

    /**
     * Does the job; may take long.
     *
     * @throws Exception to have it tried again later
     */
    void run(D data) throws Exception;
}

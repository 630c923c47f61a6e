package dev.causerie.worker.job;

/** The one way in which the job's records refuse a value. */
final class Check {

    private Check() {}

    static void that(boolean holds, String field, String mustBe) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + mustBe);
        }
    }
}

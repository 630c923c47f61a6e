package dev.causerie.worker.job;

import java.util.List;
import java.util.Objects;

/** The one way in which the job's records refuse a value. */
final class Check {

    private Check() {}

    static void that(boolean holds, String field, String mustBe) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + mustBe);
        }
    }

    /** An unchangeable copy of a list that came from JSON, where null is an element like any other. */
    static <T> List<T> some(List<T> elements, String field) {
        that(!elements.isEmpty() && elements.stream().allMatch(Objects::nonNull), field, "at least one, and none null");
        return List.copyOf(elements);
    }
}

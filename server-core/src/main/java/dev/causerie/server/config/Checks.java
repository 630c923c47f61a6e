package dev.causerie.server.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what is wrong in one section, so that all of it is told at once. Owned by the constructor that makes it. */
final class Checks {
    private final List<Problem> problems = new ArrayList<>();

    Checks that(boolean holds, String key, String must) {
        if (!holds) {
            problems.add(new Problem(key, must));
        }
        return this;
    }

    Checks between(String key, long value, long least, long most) {
        return that(value >= least && value <= most, key, "must be between " + least + " and " + most);
    }

    Checks between(String key, Duration value, Duration least, Duration most) {
        var fits = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        return that(fits, key, "must be between " + written(least) + " and " + written(most));
    }

    Checks between(String key, ByteSize value, ByteSize least, ByteSize most) {
        var fits = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        return that(fits, key, "must be between " + least + " and " + most);
    }

    Checks notBlank(String key, String value) {
        return that(!value.isBlank(), key, "must not be empty");
    }

    Checks given(String key, Optional<?> value, String when) {
        return that(value.isPresent(), key, "must be given " + when);
    }

    /** Ends the checks, refusing the section when one failed. */
    void done() {
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
    }

    private static String written(Duration duration) {
        if (duration.toDaysPart() > 0 && duration.equals(Duration.ofDays(duration.toDays()))) {
            return duration.toDays() + "d";
        }
        return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}

package dev.causerie.plugin.recording;

import java.time.Duration;

/** How this wire says durations: in seconds, with milliseconds behind the point. */
final class Seconds {

    private Seconds() {}

    static double of(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}

package dev.causerie.bench.gateway;

import java.time.Duration;

/**
 * How long and with how many clients a scenario runs. Immutable.
 *
 * @param warmUp load before anything is measured
 * @param measured load that is measured
 * @param scale part of the clients, and of the load with them
 */
record Effort(Duration warmUp, Duration measured, double scale) {

    /** Warms up for longer than the 25 s between heartbeats: the first of them makes the JVM compile the event loop again. */
    static Effort full(double scale) {
        return new Effort(Duration.ofSeconds(35), Duration.ofSeconds(10), scale);
    }

    static Effort quick(double scale) {
        return new Effort(Duration.ofSeconds(2), Duration.ofSeconds(3), scale);
    }

    /** So many clients, scaled; at least one. */
    int clients(int wanted) {
        return (int) Math.max(Math.round(wanted * scale), 1);
    }
}

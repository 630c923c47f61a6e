package dev.causerie.bench.gateway;

import dev.causerie.bench.load.Arrivals;
import dev.causerie.bench.server.Usage;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one turn of one server gave; NaN is what a scenario does not measure. Immutable.
 *
 * @param units deliveries, echoes, chunks or connections
 * @param userSeconds CPU time of the server in its own code for all of them
 * @param kernelSeconds CPU time of the server in the kernel for all of them
 * @param p50Millis the time that half of them took at most
 * @param p99Millis the time that 99 of 100 took at most
 * @param rssBytes resident set of the server at the end
 * @param keptPart part of the intended rate that came back in time; below 1 the machine or the server was saturated
 * @param bytesPerConnection growth of the resident set by a connection that is idle, garbage collected
 */
record Sample(
        double units,
        double userSeconds,
        double kernelSeconds,
        double p50Millis,
        double p99Millis,
        double rssBytes,
        double keptPart,
        double bytesPerConnection) {

    private static final double HUNDRED_THOUSAND = 100_000;
    private static final double KEPT = 0.97;

    static Sample of(Arrivals arrivals, Usage before, Usage after) {
        return new Sample(
                arrivals.count(),
                after.userSeconds() - before.userSeconds(),
                after.kernelSeconds() - before.kernelSeconds(),
                arrivals.percentileMillis(0.50),
                arrivals.percentileMillis(0.99),
                after.rssBytes(),
                1,
                Double.NaN);
    }

    /** The median of each component. */
    static Sample median(List<Sample> samples) {
        return new Sample(
                median(samples, Sample::units),
                median(samples, Sample::userSeconds),
                median(samples, Sample::kernelSeconds),
                median(samples, Sample::p50Millis),
                median(samples, Sample::p99Millis),
                median(samples, Sample::rssBytes),
                median(samples, Sample::keptPart),
                median(samples, Sample::bytesPerConnection));
    }

    Sample withBytesPerConnection(double bytes) {
        return new Sample(units, userSeconds, kernelSeconds, p50Millis, p99Millis, rssBytes, keptPart, bytes);
    }

    Sample withKeptPart(double part) {
        return new Sample(units, userSeconds, kernelSeconds, p50Millis, p99Millis, rssBytes, part, bytesPerConnection);
    }

    /** Whether less came back than was to be sent, so that its latency says nothing. */
    boolean saturated() {
        return keptPart < KEPT;
    }

    double userSecondsPerHundredThousand() {
        return userSeconds / units * HUNDRED_THOUSAND;
    }

    double kernelSecondsPerHundredThousand() {
        return kernelSeconds / units * HUNDRED_THOUSAND;
    }

    double cpuSecondsPerHundredThousand() {
        return userSecondsPerHundredThousand() + kernelSecondsPerHundredThousand();
    }

    double unitsPerCpuSecond() {
        return units / (userSeconds + kernelSeconds);
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> component) {
        double[] sorted = samples.stream().mapToDouble(component).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

package dev.causerie.bench.gateway;

import java.util.function.ToDoubleFunction;

/**
 * What a ratio of ours to the reference's has to be. Immutable.
 *
 * @param what the measured quantity, in words
 * @param of the measured quantity
 * @param required the ratio that is asked
 * @param stretch the ratio that is hoped for; above {@code required} where more is better
 */
record Target(String what, ToDoubleFunction<Sample> of, double required, double stretch) {

    static Target cpu(String unit, double required, double stretch) {
        return new Target("CPU per " + unit, Sample::cpuSecondsPerHundredThousand, required, stretch);
    }

    static Target p99() {
        return new Target("p99", Sample::p99Millis, 1.0, 0.7);
    }

    double ratio(Sample ours, Sample reference) {
        return of.applyAsDouble(ours) / of.applyAsDouble(reference);
    }

    /** Such as {@code 0.48, met with stretch (asked <= 0.65, stretch <= 0.50)}. */
    String verdict(Sample ours, Sample reference) {
        double ratio = ratio(ours, reference);
        boolean moreIsBetter = stretch > required;
        String sign = moreIsBetter ? ">=" : "<=";
        String result = reaches(ratio, stretch, moreIsBetter)
                ? "met with stretch"
                : reaches(ratio, required, moreIsBetter) ? "met" : "MISSED";
        return String.format("%.2f, %s (asked %s %.2f, stretch %s %.2f)", ratio, result, sign, required, sign, stretch);
    }

    private static boolean reaches(double ratio, double wanted, boolean moreIsBetter) {
        return moreIsBetter ? ratio >= wanted : ratio <= wanted;
    }
}

package dev.causerie.media.quality;

/**
 * The newest value of something that is measured now and then: browsers report on sound every 5 s, and each pause may be half
 * as long again. Owned by one thread.
 */
final class Reading {
    private static final long KEPT_NS = 10_000_000_000L;

    private double value;
    private long readNs;

    void set(double newest, long nowNs) {
        value = newest;
        readNs = nowNs;
    }

    /** Returns the newest value; 0 before there is any, and when the newest has become too old to say anything. */
    double at(long nowNs) {
        return value == 0 || nowNs - readNs > KEPT_NS ? 0 : value;
    }
}

package dev.causerie.media.source;

/**
 * Maps one stream's RTP timestamps onto our clock: by the arrival of its first packet, then by its sender reports.
 * Owned by the worker thread.
 */
public final class StreamClock {
    private final int rate;
    private final PublisherClock publisher;
    private boolean anchored;
    private int anchorTimestamp;
    private long anchorNs;

    StreamClock(int rate, PublisherClock publisher) {
        this.rate = rate;
        this.publisher = publisher;
    }

    void arrived(int timestamp, long nowNs) {
        if (!anchored) {
            anchored = true;
            anchorTimestamp = timestamp;
            anchorNs = nowNs;
        }
    }

    void report(long ntp, int timestamp, long nowNs) {
        anchored = true;
        anchorTimestamp = timestamp;
        anchorNs = publisher.toLocal(ntp, nowNs);
    }

    /** Returns when this timestamp was captured, in nanoseconds of our clock. */
    public long captureNs(int timestamp) {
        return anchorNs + (long) (timestamp - anchorTimestamp) * 1_000_000_000L / rate;
    }

    /** Returns the ticks per second. */
    public int rate() {
        return rate;
    }
}

package dev.causerie.media.source;

/**
 * How far one publisher's NTP clock is from ours, shared by all its streams so that they stay in step. The smallest
 * delay seen counts. Owned by the worker thread.
 */
public final class PublisherClock {
    private boolean known;
    private long offsetNs;

    /** Returns what our clock showed at this NTP time of the publisher, given that the report came now. */
    long toLocal(long ntp, long nowNs) {
        long publisherNs = (ntp >>> 32) * 1_000_000_000L + (((ntp & 0xFFFF_FFFFL) * 1_000_000_000L) >>> 32);
        long offset = nowNs - publisherNs;
        if (!known || offset < offsetNs) {
            known = true;
            offsetNs = offset;
        }
        return publisherNs + offsetNs;
    }
}

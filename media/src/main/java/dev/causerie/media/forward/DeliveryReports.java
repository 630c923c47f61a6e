package dev.causerie.media.forward;

import dev.causerie.media.quality.LinkMonitor;

/**
 * What a receiver's reports say of one stream. What its publisher had lost is missing in the stream that we send, and the
 * receiver counts it as lost; it is taken off here, by the log of what was sent. Owned by the worker thread.
 */
final class DeliveryReports {
    private boolean started;
    private int highest;
    private int lost;

    /**
     * Takes a report block (RFC 3550 §6.4.1). One that covers more packets than the log holds is only the beginning of the next.
     *
     * @param highestNow the highest sequence number received, extended by its cycles
     * @param lostNow packets lost since the beginning
     */
    void take(int highestNow, int lostNow, SentLog log, LinkMonitor link) {
        int span = highestNow - highest;
        if (started && span > 0 && span <= SentLog.SIZE) {
            int sent = log.count(highest, span);
            int neverSent = span - sent;
            link.delivered(sent, lostNow - lost - neverSent);
        }
        if (!started || span != 0) {
            started = true;
            highest = highestNow;
            lost = lostNow;
        }
    }
}

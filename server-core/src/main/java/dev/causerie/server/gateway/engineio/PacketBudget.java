package dev.causerie.server.gateway.engineio;

/** What one client may still send now: a token bucket. Owned by the session's event loop. */
final class PacketBudget {

    private static final double BYTES_OF_ONE = 64 * 1024;
    private static final double SECOND_NANOS = 1e9;

    private final PacketRate rate;
    private double left;
    private long last;

    /** A full one. */
    PacketBudget(PacketRate rate, long nowNanos) {
        this.rate = rate;
        this.left = rate.burst();
        this.last = nowNanos;
    }

    /** Pays for a packet; false where it can not be paid for. */
    boolean packet(long nowNanos) {
        return pay(1, nowNanos);
    }

    /** Pays for a binary message; false where it can not be paid for. */
    boolean binary(int bytes, long nowNanos) {
        // Never more than a full one, or a long message could not be sent at all.
        return pay(Math.min(bytes / BYTES_OF_ONE, rate.burst()), nowNanos);
    }

    private boolean pay(double cost, long nowNanos) {
        left = Math.min(rate.burst(), left + (nowNanos - last) / SECOND_NANOS * rate.perSecond());
        last = nowNanos;
        if (cost > left) {
            return false;
        }
        left -= cost;
        return true;
    }
}

package dev.causerie.media.source;

import dev.causerie.media.rtp.Sequence;

/**
 * Which packets of one stream are missing and when to ask for them again (RFC 4585 §6.2.1). A lost retransmission is
 * asked for again, since one that is given up freezes every receiver. Owned by the worker thread; does not allocate.
 */
public final class NackGenerator {
    /** How often one packet is asked for. */
    public static final int MAX_TRIES = 10;

    private static final int MAX_MISSING = 128;
    private static final int MAX_GAP = 100;
    private static final long RETRY_NS = 60_000_000L;

    /** Takes the requests; {@code following} as in a generic NACK. */
    @FunctionalInterface
    public interface Requests {
        /** Ask for {@code first} and for those behind it whose bit is set. */
        void nack(int first, int following);
    }

    private final int[] missing = new int[MAX_MISSING];
    private final int[] tries = new int[MAX_MISSING];
    private final long[] askedNs = new long[MAX_MISSING];
    private int count;

    /**
     * Notes that {@code sequence} is the new highest and what lies behind {@code previous} has not come.
     *
     * @return false when the gap is too wide to be worth asking: only a key frame helps
     */
    public boolean gap(int previous, int sequence) {
        int lost = Sequence.distance(sequence, previous) - 1;
        if (lost > MAX_GAP || count + lost > MAX_MISSING) {
            count = 0;
            return false;
        }
        for (int i = 1; i <= lost; i++) {
            missing[count] = Sequence.plus(previous, i);
            tries[count] = 0;
            count++;
        }
        return true;
    }

    /** Returns true when this packet was missing; it no longer is. */
    public boolean received(int sequence) {
        for (int i = 0; i < count; i++) {
            if (missing[i] == sequence) {
                remove(i);
                return true;
            }
        }
        return false;
    }

    private void remove(int index) {
        count--;
        System.arraycopy(missing, index + 1, missing, index, count - index);
        System.arraycopy(tries, index + 1, tries, index, count - index);
        System.arraycopy(askedNs, index + 1, askedNs, index, count - index);
    }

    /** Gives up everything that is missing. */
    public void clear() {
        count = 0;
    }

    /** Returns how many packets are missing now. */
    public int missing() {
        return count;
    }

    /**
     * Asks for every packet whose time has come.
     *
     * @return false when a packet has been asked for {@link #MAX_TRIES} times in vain and is given up
     */
    public boolean ask(long nowNs, Requests requests) {
        boolean allAlive = giveUp(nowNs);
        int first = -1;
        int following = 0;
        for (int i = 0; i < count; i++) {
            if (!isDue(i, nowNs)) {
                continue;
            }
            tries[i]++;
            askedNs[i] = nowNs;
            int behind = first < 0 ? -1 : Sequence.distance(missing[i], first);
            if (behind > 0 && behind <= 16) {
                following |= 1 << (behind - 1);
                continue;
            }
            if (first >= 0) {
                requests.nack(first, following);
            }
            first = missing[i];
            following = 0;
        }
        if (first >= 0) {
            requests.nack(first, following);
        }
        return allAlive;
    }

    private boolean isDue(int index, long nowNs) {
        return tries[index] == 0 || nowNs - askedNs[index] >= RETRY_NS;
    }

    private boolean giveUp(long nowNs) {
        boolean allAlive = true;
        for (int i = count - 1; i >= 0; i--) {
            if (tries[i] >= MAX_TRIES && isDue(i, nowNs)) {
                remove(i);
                allAlive = false;
            }
        }
        return allAlive;
    }
}

package dev.causerie.media.source;

/**
 * Whether a key frame is wanted from one encoding, and when to ask again. Browsers send none by themselves, and a
 * request can get lost: it is repeated until the key frame comes. Owned by the worker thread.
 */
public final class KeyFrameRequest {
    private static final long RETRY_NS = 400_000_000L;
    private static final int MAX_TRIES = 25;

    private boolean wanted;
    private int tries;
    private boolean everAsked;
    private long askedNs;

    /** Wants a key frame from now on. */
    public void want() {
        if (!wanted) {
            wanted = true;
            tries = 0;
        }
    }

    /** A key frame has begun. */
    public void seen() {
        wanted = false;
    }

    /** Returns whether one is wanted. */
    public boolean isWanted() {
        return wanted;
    }

    /** Returns true when the publisher is to be asked now; it counts as asked then. Gives up after ten seconds. */
    public boolean isDue(long nowNs) {
        if (!wanted || (everAsked && nowNs - askedNs < RETRY_NS)) {
            return false;
        }
        if (tries == MAX_TRIES) {
            wanted = false;
            return false;
        }
        tries++;
        everAsked = true;
        askedNs = nowNs;
        return true;
    }
}

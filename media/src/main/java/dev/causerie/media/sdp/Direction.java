package dev.causerie.media.sdp;

import java.util.Locale;

/** Who sends on an m-line, as the writer of the description sees it (RFC 8866 §6.7). Immutable. */
public enum Direction {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    /** Returns whether the writer sends. */
    public boolean sends() {
        return this == SENDRECV || this == SENDONLY;
    }

    /** Returns the name of the attribute. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

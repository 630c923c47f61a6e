package dev.causerie.media;

import java.util.Locale;

/** What a track carries. Immutable. */
public enum MediaKind {
    AUDIO,
    VIDEO;

    /** Returns the name as SDP and the wire write it: {@code audio} or {@code video}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

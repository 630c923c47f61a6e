package dev.causerie.worker.fragment;

/**
 * When in the recording a track has frames. Immutable.
 *
 * @param startMs the first frame's time, milliseconds from the recording's zero
 * @param endMs the last frame's time, not before the first's
 */
public record Span(long startMs, long endMs) {

    /** Checks the order, and throws {@link IllegalArgumentException} for an end before the start. */
    public Span {
        if (endMs < startMs) {
            throw new IllegalArgumentException("A span can not end at " + endMs + " before it starts at " + startMs);
        }
    }
}

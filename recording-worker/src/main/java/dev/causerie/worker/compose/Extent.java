package dev.causerie.worker.compose;

import dev.causerie.worker.fragment.Span;
import java.util.Collection;

/** From the first to the last frame of several tracks. */
final class Extent {

    private Extent() {}

    static Span of(Collection<RecordedTrack> tracks) {
        long start = tracks.stream().mapToLong(t -> t.span().startMs()).min().orElseThrow();
        long end = tracks.stream().mapToLong(t -> t.span().endMs()).max().orElseThrow();
        return new Span(start, end);
    }
}

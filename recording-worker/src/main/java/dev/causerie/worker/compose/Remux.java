package dev.causerie.worker.compose;

import dev.causerie.worker.ffmpeg.Ffmpeg;
import dev.causerie.worker.ffmpeg.WebmOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Packets of some tracks into one file as they are, by their time. Owned by one thread. */
final class Remux {

    private final WebmOutput output;
    private final LongConsumer reached;

    /**
     * A remux into this file.
     *
     * @param reached told the time of every packet, microseconds from the file's zero
     */
    Remux(WebmOutput output, LongConsumer reached) {
        this.output = output;
        this.reached = reached;
    }

    /** Writes all packets of all tracks, each track becoming a stream; the output is begun and not finished here. */
    void run(List<TrackReader> tracks, long durationMs) {
        List<Source> sources = new ArrayList<>();
        for (TrackReader track : tracks) {
            sources.add(new Source(track, output.add(track.stream().codecpar())));
        }
        output.begin(durationMs);
        sources.removeIf(source -> !source.track().next());
        for (Optional<Source> first = earliest(sources); first.isPresent(); first = earliest(sources)) {
            TrackReader track = first.get().track();
            reached.accept(track.timeUs());
            output.write(track.packet(), first.get().stream(), Ffmpeg.MICROSECONDS);
            if (!track.next()) {
                sources.remove(first.get());
            }
        }
    }

    private static Optional<Source> earliest(List<Source> sources) {
        return sources.stream().min(Comparator.comparingLong(s -> s.track().timeUs()));
    }

    private record Source(TrackReader track, int stream) {}
}

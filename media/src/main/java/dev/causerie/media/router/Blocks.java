package dev.causerie.media.router;

import dev.causerie.media.SourceId;
import dev.causerie.media.TrackSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which sources of whom may not pass. Owned by the worker thread. */
final class Blocks {

    private record Block(Set<TrackSource> sources, long revision) {}

    private static final Block NONE = new Block(Set.of(), Long.MIN_VALUE);

    private final Map<String, Block> byParticipant = new HashMap<>();

    /** Returns false when something newer is known of this participant already. */
    boolean set(String participantId, Set<TrackSource> sources, long revision) {
        if (revision < of(participantId).revision()) {
            return false;
        }
        byParticipant.put(participantId, new Block(sources, revision));
        return true;
    }

    boolean contain(SourceId source) {
        return of(source.participantId()).sources().contains(source.source());
    }

    private Block of(String participantId) {
        return byParticipant.getOrDefault(participantId, NONE);
    }
}

package dev.causerie.media.router;

import dev.causerie.media.MediaKind;
import dev.causerie.media.TrackSource;
import dev.causerie.media.source.Producer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A room's producers in the order in which receivers should get them: screens, then whoever spoke last, then who
 * published first. Owned by the worker thread.
 */
final class Ranking {
    private final List<Producer> producers = new ArrayList<>();
    private final Map<String, Long> spokeNs = new HashMap<>();

    void add(Producer producer) {
        producers.add(producer);
    }

    void remove(Producer producer) {
        producers.remove(producer);
    }

    void spoke(String participantId, long nowNs) {
        spokeNs.put(participantId, nowNs);
    }

    List<Producer> all() {
        return List.copyOf(producers);
    }

    /** Returns the producers of this kind that packets have come from and pass, without those of the receiver himself. */
    List<Producer> of(MediaKind kind, String receiver) {
        List<Producer> ranked = new ArrayList<>();
        for (Producer producer : producers) {
            if (producer.kind() == kind
                    && producer.isLive()
                    && !producer.isBlocked()
                    && !producer.source().participantId().equals(receiver)) {
                ranked.add(producer);
            }
        }
        ranked.sort((a, b) -> Long.compare(weight(b), weight(a)));
        return ranked;
    }

    private long weight(Producer producer) {
        TrackSource source = producer.source().source();
        if (source == TrackSource.SCREEN || source == TrackSource.SCREEN_AUDIO) {
            return Long.MAX_VALUE;
        }
        return spokeNs.getOrDefault(producer.source().participantId(), Long.MIN_VALUE);
    }
}

package dev.causerie.media.router;

import dev.causerie.media.LinkQuality;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** How good each participant's connection is: the worst of his transports. Tells of changes. Owned by the worker thread. */
final class Qualities {
    private final BiConsumer<String, LinkQuality> changed;
    private final Map<String, LinkQuality> told = new HashMap<>();

    /** Qualities of nobody, whose changes this one is told. */
    Qualities(BiConsumer<String, LinkQuality> changed) {
        this.changed = changed;
    }

    /** Looks at all transports that there are now. */
    void review(Collection<Transport> transports) {
        Map<String, LinkQuality> now = new HashMap<>();
        for (Transport transport : transports) {
            now.merge(transport.participantId(), transport.quality(), LinkQuality::worse);
        }
        Set.copyOf(told.keySet()).forEach(known -> tell(known, now.getOrDefault(known, LinkQuality.UNKNOWN)));
        now.forEach(this::tell);
    }

    private void tell(String participantId, LinkQuality quality) {
        boolean known = !quality.equals(LinkQuality.UNKNOWN);
        LinkQuality before = known ? told.put(participantId, quality) : told.remove(participantId);
        if (!quality.equals(before) && (known || before != null)) {
            changed.accept(participantId, quality);
        }
    }
}

package dev.causerie.api.domain.media;

import java.util.Set;

/**
 * What may not pass of what one user sends into one room. Immutable.
 *
 * @param sources which of his sources; none lets everything pass
 * @param revision rises with each change of what the room's owner keeps, so that an older word that comes late is known
 *     as one
 */
public record Blocked(Set<TrackSource> sources, long revision) {

    /** Takes a copy. */
    public Blocked {
        sources = Set.copyOf(sources);
    }
}

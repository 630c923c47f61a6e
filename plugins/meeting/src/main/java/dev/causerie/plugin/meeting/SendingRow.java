package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.media.Blocked;
import dev.causerie.api.domain.media.TrackSource;
import java.util.EnumSet;
import java.util.Set;

/**
 * What somebody may send into a meeting. Immutable.
 *
 * @param revision the meeting's, when it was read
 * @param muted whether his microphone is to stay silent
 * @param sharing whether he is the one who shares a screen
 */
record SendingRow(long revision, boolean muted, boolean sharing) {

    Blocked blocked() {
        Set<TrackSource> sources = EnumSet.noneOf(TrackSource.class);
        if (muted) {
            sources.add(TrackSource.MICROPHONE);
        }
        if (!sharing) {
            sources.add(TrackSource.SCREEN);
            sources.add(TrackSource.SCREEN_AUDIO);
        }
        return new Blocked(sources, revision);
    }
}

package dev.causerie.server.sfu;

import dev.causerie.api.domain.media.TrackSource;

/** The sources of tracks, in the words of plugins and in those of the media server, which know nothing of each other. */
final class Sources {

    private Sources() {}

    static dev.causerie.media.TrackSource ofMedia(TrackSource source) {
        return dev.causerie.media.TrackSource.valueOf(source.name());
    }

    static TrackSource ofPlugins(dev.causerie.media.TrackSource source) {
        return TrackSource.valueOf(source.name());
    }
}

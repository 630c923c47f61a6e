package dev.causerie.worker.compose;

import dev.causerie.worker.Watch;
import dev.causerie.worker.fragment.Span;
import dev.causerie.worker.fragment.TrackFragments;
import dev.causerie.worker.job.Track;

/**
 * A track that was found to be readable, and when it plays. Immutable.
 *
 * @param fragments where its bytes come from
 * @param span its first and last frame's place in the recording
 */
record RecordedTrack(TrackFragments fragments, Span span) {

    Track track() {
        return fragments.track();
    }

    /** A new pass over the track, in a file whose zero lies there in the recording. */
    TrackReader open(long zeroMs, Watch watch) {
        return new TrackReader(this, zeroMs, watch);
    }
}

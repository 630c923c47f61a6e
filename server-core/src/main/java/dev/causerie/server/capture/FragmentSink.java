package dev.causerie.server.capture;

import dev.causerie.media.TapTrack;
import dev.causerie.server.capture.webm.Fragment;

/** Where the fragments of a recording go. Called by the tap's thread; blocks until they are durable. */
interface FragmentSink {

    /**
     * Enters a track into the manifest.
     *
     * @param startMs from the start of the recording to the track's first frame
     */
    void open(TapTrack track, long startMs);

    /**
     * Enters a fragment into the manifest and stores it.
     *
     * @param endMs from the start of the recording to the fragment's last frame
     */
    void put(TapTrack track, Fragment fragment, long endMs);
}

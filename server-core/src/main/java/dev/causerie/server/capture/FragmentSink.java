package dev.causerie.server.capture;

import dev.causerie.media.TapTrack;
import dev.causerie.server.capture.webm.Fragment;

/** Where the fragments of a recording go. Called by the tap's thread. */
interface FragmentSink {

    /**
     * Enters a track into the manifest and stores its header, without which nothing else of it can be read. Blocks until
     * both are durable.
     *
     * @param startMs from the start of the recording to the track's first frame
     */
    void open(TapTrack track, Fragment header, long startMs);

    /**
     * Has a fragment entered into the manifest and stored, and does not wait for that unless very many are under way.
     *
     * @param endMs from the start of the recording to the fragment's last frame
     * @throws FragmentLost if an earlier fragment of the track could not be stored
     */
    void put(TapTrack track, Fragment fragment, long endMs);

    /** Waits until nothing is under way. */
    void awaitStored();
}

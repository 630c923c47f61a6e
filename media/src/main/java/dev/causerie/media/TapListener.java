package dev.causerie.media;

/**
 * Takes what a {@link Tap} hands out: per track its start, its frames in order, its end. All calls come from the tap's
 * own thread, one at a time. It may block; what does not fit into the bounded queue before it is dropped and counted,
 * and a track of video then goes on with its next key frame.
 */
public interface TapListener {
    /** A track begins. Its first frame follows; of video that is a key frame. */
    void started(TapTrack track);

    /** A complete frame of a track that has started. */
    void frame(TapFrame frame);

    /** A track has ended; no frame of it follows. */
    void ended(String trackId);

    /** The tap has ended; nothing follows. */
    default void closed() {}
}

package dev.causerie.media;

/** A running recording tap. Thread-safe. */
public interface Tap extends AutoCloseable {
    /** Returns the frames that were dropped because the listener was too slow. */
    long droppedFrames();

    /**
     * Stops the tap: tracks still running are told as ended, then {@link TapListener#closed} is called. Does not wait.
     * A second call does nothing.
     */
    @Override
    void close();
}

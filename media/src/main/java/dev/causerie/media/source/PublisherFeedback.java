package dev.causerie.media.source;

/** The way back to a publisher. Called on the worker thread. */
public interface PublisherFeedback {
    /** Ask for lost packets again. */
    void nack(int ssrc, int first, int following);

    /** Ask for a key frame. */
    void pictureLoss(int ssrc);

    /** A packet that had been missing has come. */
    void recovered();
}

package dev.causerie.worker.job;

/** What a track carries. */
public enum TrackKind {
    /** Sound. */
    AUDIO,
    /** Pictures. */
    VIDEO
}

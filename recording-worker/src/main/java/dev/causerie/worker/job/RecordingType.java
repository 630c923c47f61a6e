package dev.causerie.worker.job;

/** What of the meeting the composite shows. */
public enum RecordingType {
    /** Pictures and sound. */
    BOTH,
    /** Sound alone: tracks of pictures are left out. */
    AUDIO,
    /** Pictures alone: tracks of sound are left out. */
    VIDEO;

    /** Whether tracks of this kind belong to such a recording. */
    public boolean takes(TrackKind kind) {
        return this == BOTH || name().equals(kind.name());
    }
}

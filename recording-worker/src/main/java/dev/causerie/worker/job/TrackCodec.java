package dev.causerie.worker.job;

/** How a track is encoded. */
public enum TrackCodec {
    /** VP8 video (RFC 6386). */
    VP8(TrackKind.VIDEO),
    /** Opus audio (RFC 6716). */
    OPUS(TrackKind.AUDIO);

    private final TrackKind kind;

    TrackCodec(TrackKind kind) {
        this.kind = kind;
    }

    /** What this codec encodes. */
    public TrackKind kind() {
        return kind;
    }
}

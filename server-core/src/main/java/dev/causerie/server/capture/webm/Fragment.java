package dev.causerie.server.capture.webm;

/**
 * A piece of a track's WebM that is stored as a whole: the header (sequence 0) or one cluster (1, 2, …). The header and
 * any run of the clusters after it, put one behind the other, are a playable WebM. Immutable as long as nobody writes
 * into {@link #bytes()}.
 */
public final class Fragment {

    private final int sequence;
    private final long firstTimestampUs;
    private final long lastTimestampUs;
    private final byte[] bytes;

    /** A fragment of these bytes, which are not copied. */
    public Fragment(int sequence, long firstTimestampUs, long lastTimestampUs, byte[] bytes) {
        this.sequence = sequence;
        this.firstTimestampUs = firstTimestampUs;
        this.lastTimestampUs = lastTimestampUs;
        this.bytes = bytes;
    }

    /** The place in the track: 0 for the header, then counting up by one without gaps. */
    public int sequence() {
        return sequence;
    }

    /** The timestamp of the first frame inside, in microseconds as it was handed in; 0 for the header. */
    public long firstTimestampUs() {
        return firstTimestampUs;
    }

    /** The timestamp of the last frame inside, in microseconds as it was handed in; 0 for the header. */
    public long lastTimestampUs() {
        return lastTimestampUs;
    }

    /** The WebM bytes themselves, not a copy: read only. */
    public byte[] bytes() {
        return bytes;
    }
}

package dev.causerie.worker.fragment;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A fragment that is exactly one whole WebM cluster (RFC 9559 section 5.1.3). Immutable. */
final class Cluster {

    private static final int CLUSTER = 0x1F43B675;
    private static final int TIMESTAMP = 0xE7;
    private static final int SIMPLE_BLOCK = 0xA3;
    private static final long LATEST_MS = 366L * 24 * 3600 * 1000;

    private final byte[] bytes;
    private final long firstMs;
    private final long lastMs;

    private Cluster(byte[] bytes, long firstMs, long lastMs) {
        this.bytes = bytes;
        this.firstMs = firstMs;
        this.lastMs = lastMs;
    }

    /** The cluster that these bytes are; empty unless every element in it is whole and it has a frame. */
    static Optional<Cluster> parse(byte[] bytes) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        if (Ebml.id(rest) != CLUSTER || Ebml.size(rest) != rest.remaining()) {
            return Optional.empty();
        }
        long time = -1;
        long first = Long.MAX_VALUE;
        long last = -1;
        while (rest.hasRemaining()) {
            int id = Ebml.id(rest);
            long size = Ebml.size(rest);
            if (id == Ebml.NONE || size < 0 || size > rest.remaining()) {
                return Optional.empty();
            }
            ByteBuffer payload = rest.slice(rest.position(), (int) size);
            rest.position(rest.position() + (int) size);
            if (id == TIMESTAMP) {
                time = Ebml.unsigned(payload);
            } else if (id == SIMPLE_BLOCK) {
                long frame = time < 0 ? -1 : time + relativeTime(payload);
                first = Math.min(first, frame);
                last = Math.max(last, frame);
            }
        }
        boolean sound = first >= 0 && last >= first && last < LATEST_MS;
        return sound ? Optional.of(new Cluster(bytes, first, last)) : Optional.empty();
    }

    byte[] bytes() {
        return bytes;
    }

    /** The time of its first frame in the track, milliseconds. */
    long firstMs() {
        return firstMs;
    }

    /** The time of its last frame. */
    long lastMs() {
        return lastMs;
    }

    /** After the track's number, a signed 16 bit offset to the cluster's time (RFC 9559 section 10.2). */
    private static long relativeTime(ByteBuffer block) {
        long track = Ebml.size(block);
        return track < 0 || block.remaining() < Short.BYTES ? Long.MIN_VALUE / 2 : block.getShort();
    }
}

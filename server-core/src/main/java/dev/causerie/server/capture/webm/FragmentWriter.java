package dev.causerie.server.capture.webm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one track into WebM fragments: {@link #header()} once, then whatever {@link #add} and {@link #finish} give out, in
 * that order. Every cluster carries absolute time, so a lost fragment is a gap and nothing else moves.
 *
 * <p>A cluster spans less than {@value #LONGEST_CLUSTER_MS} ms and holds at most {@value #LARGEST_CLUSTER_BYTES} bytes,
 * which is also all that the writer keeps. Video clusters begin with a key frame wherever the encoder sent one: a key
 * frame closes the running cluster, unless that one began with a key frame less than {@value #SHORTEST_CLUSTER_MS} ms
 * before it. Owned by one thread.
 */
public final class FragmentWriter {

    /** The time from the first frame of a cluster at which the next cluster begins, in milliseconds. */
    public static final int LONGEST_CLUSTER_MS = 2_000;

    /** The most bytes that the frames of one cluster take, and with them the largest frame. */
    public static final int LARGEST_CLUSTER_BYTES = 4 * 1024 * 1024;

    /** How close to the cluster's start another key frame does not yet begin a new one, in milliseconds. */
    public static final int SHORTEST_CLUSTER_MS = 500;

    /** Block identifier, size and head around a frame, at most. */
    private static final int BLOCK_OVERHEAD_BYTES = 16;

    private static final long NONE = -1;

    private final TrackFormat format;
    private final int longestMs;
    private final boolean video;
    private @Nullable ClusterBuilder cluster;
    private int nextSequence = 1;
    private long lastTimestampUs = NONE;
    private long lastMs = NONE;

    /**
     * A writer at the beginning of a track, whose clusters are as long as may be.
     *
     * @param format what the frames will be
     */
    public FragmentWriter(TrackFormat format) {
        this(format, LONGEST_CLUSTER_MS);
    }

    /**
     * A writer at the beginning of a track.
     *
     * @param format what the frames will be
     * @param longestMs the time from the first frame of a cluster at which the next one begins, in milliseconds; more than
     *     {@value #LONGEST_CLUSTER_MS} counts as that
     */
    public FragmentWriter(TrackFormat format, int longestMs) {
        this.format = format;
        this.longestMs = Math.min(longestMs, LONGEST_CLUSTER_MS);
        this.video = format instanceof TrackFormat.Vp8;
    }

    /** The fragment to store before all others, with sequence 0. The same bytes at every call. */
    public Fragment header() {
        return new Fragment(0, 0, 0, WebmHeader.of(format));
    }

    /**
     * Takes the next frame, and gives out the cluster before it when this frame begins a new one.
     *
     * <p>WebM counts milliseconds, and readers drop the second of two frames at the same time, so a frame in the
     * millisecond of the one before is written a millisecond later.
     *
     * @param timestampUs microseconds since the track's start, 0 or more, never less than at the frame before
     * @param keyFrame whether decoding can start here; Opus packets count as key frames whatever this says
     * @param data one VP8 frame or Opus packet, copied; 1 byte or more
     * @return the finished cluster, or empty while it still grows
     * @throws IllegalArgumentException if time runs backwards, or the frame is empty or larger than a cluster
     */
    public Optional<Fragment> add(long timestampUs, boolean keyFrame, byte[] data) {
        check(timestampUs, data);
        boolean decodable = keyFrame || !video;
        long ms = Math.max(timestampUs / 1000, lastMs + 1);
        Optional<Fragment> finished = Optional.empty();
        ClusterBuilder open = cluster;
        if (open == null || endsBefore(open, ms, decodable, data)) {
            finished = finish();
            open = new ClusterBuilder(timestampUs, ms, decodable);
            cluster = open;
        }
        open.add(timestampUs, ms, decodable, data);
        lastTimestampUs = timestampUs;
        lastMs = ms;
        return finished;
    }

    /** The cluster that was still growing, or empty when there is none. The writer can go on after it. */
    public Optional<Fragment> finish() {
        ClusterBuilder open = cluster;
        if (open == null) {
            return Optional.empty();
        }
        cluster = null;
        return Optional.of(open.build(nextSequence++));
    }

    private boolean endsBefore(ClusterBuilder open, long ms, boolean keyFrame, byte[] data) {
        long ageMs = open.ageMs(ms);
        boolean full = ageMs >= longestMs || open.size() + data.length + BLOCK_OVERHEAD_BYTES > LARGEST_CLUSTER_BYTES;
        boolean betterStart = video && keyFrame && (!open.startsWithKeyFrame() || ageMs >= SHORTEST_CLUSTER_MS);
        return full || betterStart;
    }

    private void check(long timestampUs, byte[] data) {
        if (timestampUs < 0 || timestampUs < lastTimestampUs) {
            throw new IllegalArgumentException(
                    "A frame at " + timestampUs + " us can not follow one at " + lastTimestampUs + " us");
        }
        if (data.length == 0 || data.length > LARGEST_CLUSTER_BYTES - BLOCK_OVERHEAD_BYTES) {
            throw new IllegalArgumentException("A frame has 1 to " + (LARGEST_CLUSTER_BYTES - BLOCK_OVERHEAD_BYTES)
                    + " bytes, not " + data.length);
        }
    }
}

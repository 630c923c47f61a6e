package dev.causerie.worker.fragment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One pass over a track: its header and sound clusters as one run of bytes, fetched one by one as they are asked for.
 * Owned by one thread.
 */
public final class FragmentStream {

    private final TrackFragments fragments;
    private final Deque<Long> gapEnds = new ArrayDeque<>();
    private byte[] current = new byte[0];
    private int position;
    private int next = -1;
    private boolean gap;

    FragmentStream(TrackFragments fragments) {
        this.fragments = fragments;
    }

    /**
     * Copies the next bytes.
     *
     * @param into from its beginning
     * @param length at most, in bytes
     * @return how many, or -1 at the end
     * @throws dev.causerie.worker.objects.StorageException if the store does not answer
     */
    public int read(byte[] into, int length) {
        while (position == current.length) {
            if (next >= fragments.clusterCount()) {
                return -1;
            }
            current = fetch(next++).orElseGet(() -> new byte[0]);
            position = 0;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, into, 0, count);
        position += count;
        return count;
    }

    /**
     * Whether something was lost between the frame asked about before and this one; each loss is told once.
     *
     * @param timestampMs the frame's time in the track, milliseconds
     */
    public boolean lostBefore(long timestampMs) {
        boolean lost = false;
        while (!gapEnds.isEmpty() && gapEnds.getFirst() <= timestampMs) {
            gapEnds.removeFirst();
            lost = true;
        }
        return lost;
    }

    private Optional<byte[]> fetch(int index) {
        if (index < 0) {
            return fragments.header();
        }
        gap |= fragments.followsGap(index);
        Optional<Cluster> cluster = fragments.cluster(index);
        if (cluster.isEmpty()) {
            gap = true;
            return Optional.empty();
        }
        if (gap) {
            gapEnds.addLast(cluster.get().firstMs());
            gap = false;
        }
        return Optional.of(cluster.get().bytes());
    }
}

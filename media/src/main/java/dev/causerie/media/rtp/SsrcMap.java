package dev.causerie.media.rtp;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A small map from SSRC to something, bounded, without boxing: what the hot path looks its things up in. Owned by one
 * thread.
 *
 * @param <V> what stands behind an SSRC
 */
public final class SsrcMap<V> {
    private final int limit;
    private int[] keys;
    private @Nullable Object[] values;
    private int size;

    /** Makes an empty one that never holds more than {@code limit} entries. */
    public SsrcMap(int limit) {
        this.limit = limit;
        int capacity = Integer.highestOneBit(Math.max(4, limit)) * 4;
        this.keys = new int[capacity];
        this.values = new Object[capacity];
    }

    /** Returns what stands behind this SSRC, or null. */
    @SuppressWarnings("unchecked") // only put() writes, and it takes a V
    public @Nullable V get(int ssrc) {
        return (V) values[find(ssrc)];
    }

    /** Returns true when it was stored, false when the map is full. */
    public boolean put(int ssrc, V value) {
        int at = find(ssrc);
        if (values[at] == null) {
            if (size == limit) {
                return false;
            }
            size++;
        }
        keys[at] = ssrc;
        values[at] = value;
        return true;
    }

    /** Forgets every entry whose value matches; rebuilds the map, so it is not for the hot path. */
    public void removeIf(Predicate<V> gone) {
        int[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new int[oldKeys.length];
        values = new Object[oldKeys.length];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            @SuppressWarnings("unchecked") // only put() writes, and it takes a V
            V value = (V) oldValues[i];
            if (value != null && !gone.test(value)) {
                put(oldKeys[i], value);
            }
        }
    }

    /** Forgets everything. */
    public void clear() {
        Arrays.fill(values, null);
        size = 0;
    }

    /** Returns the number of entries. */
    public int size() {
        return size;
    }

    private int find(int ssrc) {
        int mask = keys.length - 1;
        int at = ((ssrc * 0x9E37_79B9) >>> 16) & mask;
        while (values[at] != null && keys[at] != ssrc) {
            at = (at + 1) & mask;
        }
        return at;
    }
}

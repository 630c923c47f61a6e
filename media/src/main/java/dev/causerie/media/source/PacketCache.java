package dev.causerie.media.source;

import org.jspecify.annotations.Nullable;

/**
 * The last packets of one encoding by sequence number, kept once for all receivers' retransmissions and for taps. The
 * arrays grow on first use and are reused. Owned by the worker thread.
 */
public final class PacketCache {
    private final MediaPacket[] packets;

    /** Makes one for {@code capacity} packets, a power of two. */
    public PacketCache(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity must be a power of two, not " + capacity);
        }
        packets = new MediaPacket[capacity];
        for (int i = 0; i < capacity; i++) {
            packets[i] = new MediaPacket();
        }
    }

    /** Returns how many packets back it reaches. */
    public int capacity() {
        return packets.length;
    }

    /** Returns the place for this packet; what stood there is gone once it is filled. */
    MediaPacket place(int sequence) {
        return packets[sequence & (packets.length - 1)];
    }

    /** Forgets every packet. */
    void clear() {
        for (MediaPacket packet : packets) {
            packet.empty();
        }
    }

    /** Returns the packet with this sequence number, or null when it never came or is too old. */
    public @Nullable MediaPacket get(int sequence) {
        MediaPacket packet = place(sequence & 0xFFFF);
        return packet.holds(sequence & 0xFFFF) ? packet : null;
    }
}

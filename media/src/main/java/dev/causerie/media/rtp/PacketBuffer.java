package dev.causerie.media.rtp;

import java.util.Objects;
import org.jitsi.utils.ByteArrayBuffer;

/**
 * A reusable array with room for one datagram and its SRTP trailer, in the shape that jitsi-srtp transforms in place.
 * Owned by one thread.
 */
public class PacketBuffer implements ByteArrayBuffer {
    /** More than any datagram that a path MTU of 1500 lets through, trailer included. */
    public static final int CAPACITY = 2048;

    private final byte[] bytes = new byte[CAPACITY];
    private int offset;
    private int length;

    /** Returns the array itself; the packet stands at {@link #getOffset}. */
    public final byte[] bytes() {
        return bytes;
    }

    @Override
    public final byte[] getBuffer() {
        return bytes;
    }

    @Override
    public final int getOffset() {
        return offset;
    }

    @Override
    public final int getLength() {
        return length;
    }

    @Override
    public final void setLength(int length) {
        Objects.checkFromIndexSize(offset, length, CAPACITY);
        this.length = length;
    }

    @Override
    public final void setOffset(int offset) {
        Objects.checkIndex(offset, CAPACITY);
        this.offset = offset;
    }

    @Override
    public final boolean isInvalid() {
        return length == 0;
    }

    @Override
    public final void readRegionToBuff(int from, int count, byte[] target) {
        System.arraycopy(bytes, offset + from, target, 0, count);
    }

    @Override
    public final void grow(int count) {
        if (offset + length + count > CAPACITY) {
            throw new IllegalStateException("no room for " + count + " more bytes behind " + length);
        }
    }

    @Override
    public final void append(byte[] data, int count) {
        grow(count);
        System.arraycopy(data, 0, bytes, offset + length, count);
        length += count;
    }

    @Override
    public final void shrink(int count) {
        length -= count;
    }
}

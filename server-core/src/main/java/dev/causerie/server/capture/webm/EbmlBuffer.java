package dev.causerie.server.capture.webm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A growing run of EBML elements (RFC 8794). Owned by one thread. */
final class EbmlBuffer {

    private static final int BITS_PER_SIZE_BYTE = 7;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    EbmlBuffer unsigned(int id, long value) {
        int length = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8);
        start(id, length);
        bigEndian(value, length);
        return this;
    }

    EbmlBuffer real(int id, double value) {
        return binary(id, ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    }

    EbmlBuffer text(int id, String value) {
        return binary(id, value.getBytes(StandardCharsets.UTF_8));
    }

    EbmlBuffer binary(int id, byte[] value) {
        start(id, value.length);
        bytes.writeBytes(value);
        return this;
    }

    EbmlBuffer master(int id, EbmlBuffer children) {
        start(id, children.size());
        return raw(children);
    }

    /** The start of an element whose end is where the next one of its level begins (RFC 8794 section 6.2). */
    EbmlBuffer startOfUnknownSize(int id) {
        id(id);
        bytes.write(0x01);
        bigEndian(-1, 7);
        return this;
    }

    EbmlBuffer start(int id, int size) {
        id(id);
        int length = 1;
        // All ones are taken: they mean that the size is unknown.
        while (size >= (1L << (BITS_PER_SIZE_BYTE * length)) - 1) {
            length++;
        }
        bigEndian((1L << (BITS_PER_SIZE_BYTE * length)) | size, length);
        return this;
    }

    EbmlBuffer raw(EbmlBuffer elements) {
        bytes.writeBytes(elements.toByteArray());
        return this;
    }

    EbmlBuffer raw(byte[] data) {
        bytes.writeBytes(data);
        return this;
    }

    int size() {
        return bytes.size();
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private void id(int id) {
        bigEndian(Integer.toUnsignedLong(id), (Integer.SIZE - Integer.numberOfLeadingZeros(id) + 7) / 8);
    }

    private void bigEndian(long value, int length) {
        for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
            bytes.write((int) (value >>> shift));
        }
    }
}

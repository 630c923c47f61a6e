package dev.causerie.server.capture.webm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads EBML back, strictly: sizes must fit, known parents end where their last child does. */
final class EbmlReader {

    private static final long UNKNOWN_SIZE = (1L << 56) - 1;

    private EbmlReader() {}

    record Element(int id, ByteBuffer payload, boolean unknownSize) {

        List<Element> children() {
            return read(payload.duplicate());
        }

        Element child(int childId) {
            return children().stream()
                    .filter(c -> c.id() == childId)
                    .findFirst()
                    .orElseThrow();
        }

        long unsigned() {
            long value = 0;
            for (ByteBuffer rest = payload.duplicate(); rest.hasRemaining(); ) {
                value = (value << 8) | (rest.get() & 0xFF);
            }
            return value;
        }

        String text() {
            return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
        }
    }

    static List<Element> read(ByteBuffer bytes) {
        List<Element> elements = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int id = (int) number(bytes, false);
            int mark = bytes.position();
            long size = number(bytes, true);
            boolean unknown = bytes.position() - mark == 8 && size == UNKNOWN_SIZE;
            int length = unknown ? bytes.remaining() : Math.toIntExact(size);
            if (length > bytes.remaining()) {
                throw new IllegalArgumentException(
                        "Element %x claims %d of %d bytes".formatted(id, length, bytes.remaining()));
            }
            elements.add(new Element(id, bytes.slice(bytes.position(), length), unknown));
            bytes.position(bytes.position() + length);
        }
        return elements;
    }

    private static long number(ByteBuffer bytes, boolean withoutMarker) {
        int first = bytes.get() & 0xFF;
        int extra = Integer.numberOfLeadingZeros(first) - 24;
        long value = withoutMarker ? first & (0x7F >> extra) : first;
        for (int i = 0; i < extra; i++) {
            value = (value << 8) | (bytes.get() & 0xFF);
        }
        return value;
    }
}

package dev.causerie.server.gateway.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Frames as clients send them, byte by byte after RFC 6455, section 5.2. */
final class Sent {

    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Adds a masked frame with the shortest form of its length. */
    Sent frame(int firstByte, byte[] payload) {
        bytes.write(firstByte);
        if (payload.length < 126) {
            bytes.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            bytes.write(0x80 | 126);
            length(payload.length, 2);
        } else {
            bytes.write(0x80 | 127);
            length(payload.length, 8);
        }
        bytes.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            bytes.write(payload[i] ^ MASK[i % 4]);
        }
        return this;
    }

    Sent frame(int firstByte, String payload) {
        return frame(firstByte, payload.getBytes(StandardCharsets.UTF_8));
    }

    Sent raw(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private void length(long length, int size) {
        for (int i = size - 1; i >= 0; i--) {
            bytes.write((int) (length >>> (8 * i)));
        }
    }
}

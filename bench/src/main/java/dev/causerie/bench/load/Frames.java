package dev.causerie.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** Client frames of RFC 6455, masked by one key that is not zero, so that the server has to unmask them. */
final class Frames {

    private static final byte[] MASK = {0x5a, 0x17, (byte) 0xc3, 0x6e};
    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int MASKED = 0x80;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LENGTH_IN_EIGHT_BYTES = 127;

    private Frames() {}

    static byte[] text(String content) {
        return frame(TEXT, content.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] binary(byte[] content) {
        return frame(BINARY, content);
    }

    /** The byte as it stands in the frame, when it is the content's at this index. */
    static byte masked(byte content, int index) {
        return (byte) (content ^ MASK[index & 3]);
    }

    static ByteBuf copy(ByteBufAllocator allocator, byte[] frame) {
        return allocator.directBuffer(frame.length).writeBytes(frame);
    }

    private static byte[] frame(int first, byte[] content) {
        ByteBuf frame = Unpooled.buffer(content.length + 14);
        frame.writeByte(first);
        if (content.length < LENGTH_IN_TWO_BYTES) {
            frame.writeByte(MASKED | content.length);
        } else if (content.length <= 0xFFFF) {
            frame.writeByte(MASKED | LENGTH_IN_TWO_BYTES).writeShort(content.length);
        } else {
            frame.writeByte(MASKED | LENGTH_IN_EIGHT_BYTES).writeLong(content.length);
        }
        frame.writeBytes(MASK);
        for (int i = 0; i < content.length; i++) {
            frame.writeByte(masked(content[i], i));
        }
        byte[] bytes = new byte[frame.readableBytes()];
        frame.readBytes(bytes);
        return bytes;
    }
}

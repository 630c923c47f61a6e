package dev.causerie.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * A Socket.IO event that is sent again and again, encoded and masked once; only its time stamp is written anew.
 * Immutable.
 */
public final class Message {

    static final int STAMP_DIGITS = 19;
    private static final String NO_STAMP = "0".repeat(STAMP_DIGITS);

    private final byte[] frame;
    private final int stampInContent;
    private final int contentInFrame;
    private final ByteBuf attachment;

    private Message(String content, ByteBuf attachment) {
        byte[] utf8 = content.getBytes(StandardCharsets.UTF_8);
        this.frame = Frames.text(content);
        this.stampInContent = content.indexOf(NO_STAMP);
        this.contentInFrame = frame.length - utf8.length;
        this.attachment = attachment;
    }

    /** An event without ack, whose packet has this many bytes. */
    public static Message event(String name, int bytes) {
        return new Message(padded("42[\"" + name + "\",\"" + NO_STAMP, "\"]", bytes), Unpooled.EMPTY_BUFFER);
    }

    /** An event whose ack says when it was sent, and whose packet has this many bytes. */
    public static Message asking(String name, int bytes) {
        return new Message(padded("420[\"" + name + "\",\"" + NO_STAMP, "\"]", bytes), Unpooled.EMPTY_BUFFER);
    }

    /** An event with this many bytes of binary, whose ack says when it was sent. */
    public static Message binary(String name, int bytes) {
        byte[] content = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            content[i] = (byte) (i * 31);
        }
        byte[] frame = Frames.binary(content);
        return new Message(
                "451-0[\"" + name + "\",\"" + NO_STAMP + "\",{\"_placeholder\":true,\"num\":0}]",
                Unpooled.unreleasableBuffer(
                        Unpooled.directBuffer(frame.length).writeBytes(frame).asReadOnly()));
    }

    /** The frames of the event, sent at {@code stamp} by {@link System#nanoTime()}. */
    ByteBuf frames(ByteBufAllocator allocator, long stamp) {
        ByteBuf text = Frames.copy(allocator, frame);
        long rest = stamp;
        for (int i = stampInContent + STAMP_DIGITS - 1; i >= stampInContent; i--) {
            text.setByte(contentInFrame + i, Frames.masked((byte) ('0' + rest % 10), i));
            rest /= 10;
        }
        return text;
    }

    /** What follows the text; empty where nothing does. */
    ByteBuf attachment() {
        return attachment.duplicate();
    }

    private static String padded(String start, String end, int bytes) {
        return start + "x".repeat(Math.max(bytes - start.length() - end.length(), 0)) + end;
    }
}

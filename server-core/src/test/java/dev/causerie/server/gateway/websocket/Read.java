package dev.causerie.server.gateway.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/** Remembers what a frame reader says, in words. */
final class Read implements FrameSink {

    private final List<String> words = new ArrayList<>();

    /** What is said of {@code bytes} when they come in parts of {@code part} bytes. */
    static List<String> of(byte[] bytes, int part, int maxMessage) {
        Read read = new Read();
        FrameReader reader = new FrameReader(maxMessage, read);
        for (int at = 0; at < bytes.length; at += part) {
            ByteBuf in = Unpooled.wrappedBuffer(bytes, at, Math.min(part, bytes.length - at));
            try {
                reader.read(in);
            } catch (MalformedFrameException fault) {
                read.words.add("fault " + fault.status().code());
            }
            if (in.isReadable()) {
                throw new AssertionError(in.readableBytes() + " bytes were not read");
            }
        }
        return read.words;
    }

    @Override
    public void text(byte[] message) {
        words.add("text " + new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public void binary(byte[] message) {
        words.add("binary " + HexFormat.of().formatHex(message));
    }

    @Override
    public void crumb() {
        // Netty's decoder, which this is compared with, does not count them.
    }

    @Override
    public void ping(byte[] payload) {
        words.add("ping " + HexFormat.of().formatHex(payload));
    }

    @Override
    public void pong() {
        words.add("pong");
    }

    @Override
    public void close(OptionalInt code) {
        words.add("close " + code.orElse(0));
    }
}

package dev.causerie.server.gateway.websocket;

import java.util.OptionalInt;

/** Takes what a {@link FrameReader} has read, on its thread. The arrays are the sink's to keep. */
public interface FrameSink {

    /** A text message, whole and valid UTF-8. */
    void text(byte[] message);

    /** A binary message, whole. */
    void binary(byte[] message);

    /** A part of a message that is so small that only the number of parts costs anything; up to 1 KiB each. */
    void crumb();

    /** A ping, with up to 125 bytes to send back. */
    void ping(byte[] payload);

    /** A pong, asked for or not. */
    void pong();

    /** The client says goodbye; {@code code} as it said. What comes after it is not read. */
    void close(OptionalInt code);
}

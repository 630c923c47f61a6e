package dev.causerie.server.gateway.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one client, strictly (RFC 6455, section 5), from buffers that end anywhere. What comes in one
 * buffer is copied once, without its mask; nothing else is set aside for it. Owned by its connection's thread.
 */
public final class FrameReader {

    private static final int CRUMB_BYTES = 1024;

    private final int maxMessage;
    private final FrameSink to;
    private final FrameHeader header = new FrameHeader();
    private final MessageBuffer message = new MessageBuffer();
    private final MessageBuffer control = new MessageBuffer();
    /** What the message under way is; null between messages. */
    private @Nullable Opcode kind;

    private boolean inPayload;
    private int left;
    private int mask;
    private boolean over;

    /**
     * Reads messages of up to so many bytes.
     *
     * @param maxMessage bytes of a message, in however many frames
     */
    public FrameReader(int maxMessage, FrameSink to) {
        this.maxMessage = maxMessage;
        this.to = to;
    }

    /**
     * Reads {@code in} to its end. After a close frame or a fault everything is skipped.
     *
     * @throws MalformedFrameException once, for what no client may send; what came before has been handed on
     */
    public void read(ByteBuf in) {
        try {
            while (!over && (inPayload || begins(in)) && ends(in)) {
                finish();
            }
        } catch (MalformedFrameException fault) {
            over = true;
            throw fault;
        } finally {
            if (over) {
                in.skipBytes(in.readableBytes());
            }
        }
    }

    private boolean begins(ByteBuf in) {
        if (!header.read(in)) {
            return false;
        }
        long length = header.length();
        Opcode opcode = header.opcode();
        if (!opcode.isControl()) {
            requireOrder(opcode);
            if (message.length() + length > maxMessage) {
                throw new MalformedFrameException(WebSocketCloseStatus.MESSAGE_TOO_BIG, "message too long");
            }
        }
        left = (int) length;
        mask = header.mask();
        inPayload = true;
        return true;
    }

    private void requireOrder(Opcode opcode) {
        if ((opcode == Opcode.CONTINUATION) != (kind != null)) {
            throw new MalformedFrameException(
                    WebSocketCloseStatus.PROTOCOL_ERROR,
                    kind == null ? "continuation of nothing" : "message within a message");
        }
        if (kind == null) {
            kind = opcode;
        }
        if (!header.last() && header.length() < CRUMB_BYTES) {
            to.crumb();
        }
    }

    /** Takes what has come of the payload; says whether that is all of it. */
    private boolean ends(ByteBuf in) {
        int count = Math.min(left, in.readableBytes());
        if (count > 0) {
            MessageBuffer buffer = header.opcode().isControl() ? control : message;
            mask = buffer.take(in, count, mask, buffer.length() + left);
            left -= count;
        }
        return left == 0;
    }

    private void finish() {
        inPayload = false;
        Opcode opcode = header.opcode();
        boolean last = header.last();
        header.reset();
        switch (opcode) {
            case PING -> to.ping(control.finish());
            case PONG -> {
                control.finish();
                to.pong();
            }
            case CLOSE -> {
                over = true;
                to.close(CloseFrame.code(control.finish()));
            }
            case TEXT, BINARY, CONTINUATION -> {
                if (last) {
                    deliver();
                }
            }
        }
    }

    private void deliver() {
        Opcode of = kind;
        kind = null;
        byte[] whole = message.finish();
        if (of == Opcode.BINARY) {
            to.binary(whole);
        } else if (Utf8.isValid(whole)) {
            to.text(whole);
        } else {
            throw new MalformedFrameException(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "text that is not UTF-8");
        }
    }
}

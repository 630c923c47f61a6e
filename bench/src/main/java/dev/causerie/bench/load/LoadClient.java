package dev.causerie.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One client: a WebSocket that enters the main namespace, answers pings and reads of a message no more than its time
 * stamp. Owned by the generator's event loop.
 */
final class LoadClient extends ByteToMessageDecoder {

    private static final int CLOSE = 8;
    private static final int TEXT = 1;

    /** The first event or ack packet's argument begins within so many bytes. */
    private static final int STAMP_WITHIN = 64;

    private final byte[] request;
    private final byte[] enter;
    private final byte[] pong;
    private final Meter meter;
    private final CompletableFuture<LoadClient> entered = new CompletableFuture<>();
    private final long begun = System.nanoTime();
    private boolean upgraded;
    private Channel channel;

    LoadClient(int port, String room, Meter meter, Channel channel) {
        this.request = ("GET /socket.io/?EIO=4&transport=websocket&room=" + room + " HTTP/1.1\r\nHost: 127.0.0.1:"
                        + port
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        this.enter = Frames.text("40");
        this.pong = Frames.text("3");
        this.meter = meter;
        this.channel = channel;
    }

    /** Completes when the client is in the namespace; fails when it is refused or its connection breaks. */
    CompletableFuture<LoadClient> entered() {
        return entered;
    }

    /** Sends a message that was due at {@code stamp}. */
    void send(Message message, long stamp) {
        ByteBuf attachment = message.attachment();
        channel.write(message.frames(channel.alloc(), stamp), channel.voidPromise());
        if (attachment.isReadable()) {
            channel.write(attachment, channel.voidPromise());
        }
        channel.flush();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        write(request);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (!upgraded && !upgrade(in)) {
            return;
        }
        while (frame(in)) {
            // Each call takes one.
        }
    }

    private boolean upgrade(ByteBuf in) {
        String answer = in.toString(StandardCharsets.US_ASCII);
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        if (!answer.startsWith("HTTP/1.1 101")) {
            fail(answer.lines().findFirst().orElse("nothing"));
            return false;
        }
        in.skipBytes(end + 4);
        upgraded = true;
        return true;
    }

    private boolean frame(ByteBuf in) {
        int start = in.readerIndex();
        int readable = in.readableBytes();
        if (readable < 2) {
            return false;
        }
        int header = 2;
        long length = in.getByte(start + 1) & 0x7f;
        if (length == 126) {
            header = 4;
            length = readable < header ? Long.MAX_VALUE : in.getUnsignedShort(start + 2);
        } else if (length == 127) {
            header = 10;
            length = readable < header ? Long.MAX_VALUE : in.getLong(start + 2);
        }
        if (length > readable - header) {
            return false;
        }
        int opcode = in.getByte(start) & 0x0f;
        if (opcode == TEXT) {
            packet(in, start + header, (int) length);
        } else if (opcode == CLOSE) {
            fail("a close frame");
        }
        in.skipBytes(header + (int) length);
        return true;
    }

    private void packet(ByteBuf in, int start, int length) {
        switch (in.getByte(start)) {
            case '0' -> write(enter);
            case '2' -> write(pong);
            case '4' -> message(in, start + 1, length - 1);
            default -> fail("an unknown packet");
        }
    }

    private void message(ByteBuf in, int start, int length) {
        switch (in.getByte(start)) {
            case '0' -> entered.complete(this);
            case '2', '3' -> meter.arrived(stamp(in, start, length));
            default -> fail("a packet that ends the socket");
        }
    }

    /** The first string of the packet that begins with a digit. */
    private static long stamp(ByteBuf in, int start, int length) {
        int last = start + Math.min(length, STAMP_WITHIN) - Message.STAMP_DIGITS;
        for (int i = start; i < last; i++) {
            if (in.getByte(i) == '"' && Character.isDigit(in.getByte(i + 1))) {
                long stamp = 0;
                for (int digit = i + 1; digit <= i + Message.STAMP_DIGITS; digit++) {
                    stamp = stamp * 10 + in.getByte(digit) - '0';
                }
                return stamp;
            }
        }
        throw new IllegalStateException("A message came back without its time stamp");
    }

    private void write(byte[] frame) {
        channel.writeAndFlush(Frames.copy(channel.alloc(), frame), channel.voidPromise());
    }

    /** Nanoseconds since the client was made. */
    long age() {
        return System.nanoTime() - begun;
    }

    private void fail(String answer) {
        entered.completeExceptionally(new IllegalStateException("The server answered a client by " + answer));
        channel.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        entered.completeExceptionally(new IllegalStateException("The server closed a client's connection"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        entered.completeExceptionally(cause);
        context.close();
    }
}

package dev.causerie.server.gateway.engineio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends as answers to the client's GET requests, of which one may be open at a time. Owned by the session's loop. */
final class PollingTransport implements Transport {

    private static final long ANSWER_BYTES = 1024L * 1024;
    private static final String CLOSE = "1";
    private static final String NOOP = "6";

    private final ByteBufAllocator allocator;
    private @Nullable Exchange open;
    private long takenBytes;

    PollingTransport(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    /** The GET that waits for something to send. */
    Optional<Exchange> open() {
        return Optional.ofNullable(open);
    }

    /** Takes a GET, which is answered as soon as there is something to send. */
    void poll(Exchange exchange) {
        open = exchange;
    }

    /** Answers the open GET with nothing, so that the client may go over to the WebSocket. */
    void release() {
        answer(NOOP);
    }

    @Override
    public void drain(OutgoingQueue queue) {
        Exchange exchange = open;
        if (exchange == null) {
            return;
        }
        ByteBuf body = PollingPayload.write(queue, ANSWER_BYTES, allocator);
        if (body != null) {
            open = null;
            takenBytes += body.readableBytes();
            exchange.payload(body);
        }
    }

    @Override
    public boolean close(CloseReason reason, OutgoingQueue queue) {
        switch (reason) {
            case SERVER_CLOSED, SHUTDOWN -> queue.add(EngineMessage.of(CLOSE));
            case CLIENT_CLOSED -> {
                queue.clear();
                queue.add(EngineMessage.of(NOOP));
            }
            case TRANSPORT_ERROR, PING_TIMEOUT, MALFORMED, TOO_FAST, TOO_SLOW -> {
                queue.clear();
                answer(CLOSE);
            }
        }
        drain(queue);
        return !queue.isEmpty();
    }

    private void answer(String packet) {
        Exchange exchange = open;
        if (exchange != null) {
            open = null;
            exchange.payload(ByteBufUtil.writeUtf8(allocator, packet));
        }
    }

    @Override
    public boolean isWritable() {
        // Whether a client that polls keeps up, its queue alone can tell.
        return true;
    }

    @Override
    public long pendingBytes() {
        return 0;
    }

    @Override
    public long takenBytes() {
        return takenBytes;
    }
}

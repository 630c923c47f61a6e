package dev.causerie.server.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a stream as fast as the client takes it: a worker reads and writes while the channel has room, and lets go
 * where it has none, until the channel wakes it again. One worker at a time runs it.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails ends in channelInactive, which wakes the pump.
final class BodyPump {

    private static final Logger LOG = LoggerFactory.getLogger(BodyPump.class);
    private static final int CHUNK_BYTES = 32 * 1024;
    private static final long RETRY_MILLIS = 50;

    private final ChannelHandlerContext context;
    private final ResponseBody.Opener opener;
    private final Executor workers;
    private final AtomicBoolean parked = new AtomicBoolean();
    private @Nullable InputStream in;
    /** Bytes to go; below zero where nobody knows. */
    private long remaining;

    BodyPump(Answer answer, ResponseBody.Opener opener, long length, Executor workers) {
        this.context = answer.context();
        this.opener = opener;
        this.remaining = length;
        this.workers = workers;
    }

    /** Sends the head, then has a worker begin. */
    void start(HttpResponse head) {
        context.writeAndFlush(head);
        submit();
    }

    /** Goes on where the pump waits for the channel. Thread-safe. */
    void resume() {
        if (parked.compareAndSet(true, false)) {
            submit();
        }
    }

    private void submit() {
        try {
            workers.execute(this::run);
        } catch (RejectedExecutionException e) {
            if (context.executor().isShuttingDown()) {
                context.close();
            } else {
                context.executor().schedule(this::submit, RETRY_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void run() {
        try {
            InputStream source = in == null ? opener.open() : in;
            in = source;
            boolean more = true;
            while (more) {
                if (mustWait()) {
                    return;
                }
                more = step(source);
            }
            source.close();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Reading a body failed; the connection is closed in the middle of it", e);
            abort();
        }
    }

    /** Whether the channel has no room; then the pump is parked and another worker goes on. */
    private boolean mustWait() {
        Channel channel = context.channel();
        if (channel.isWritable() || !channel.isActive()) {
            return false;
        }
        parked.set(true);
        boolean roomMeanwhile = channel.isWritable() || !channel.isActive();
        return !(roomMeanwhile && parked.compareAndSet(true, false));
    }

    /** Sends one chunk; returns whether there is more. */
    private boolean step(InputStream source) throws IOException {
        if (!context.channel().isActive()) {
            return false;
        }
        int wanted = remaining < 0 ? CHUNK_BYTES : (int) Math.min(CHUNK_BYTES, remaining);
        byte[] chunk = wanted == 0 ? new byte[0] : source.readNBytes(wanted);
        if (remaining > 0 && chunk.length < wanted) {
            throw new IOException("The stream ended " + (remaining - chunk.length) + " bytes early");
        }
        if (chunk.length > 0) {
            context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(chunk)));
        }
        boolean ended = remaining < 0 ? chunk.length < wanted : remaining == chunk.length;
        remaining -= remaining < 0 ? 0 : chunk.length;
        if (ended) {
            context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        }
        return !ended;
    }

    private void abort() {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            LOG.debug("Closing a body failed", e);
        } finally {
            context.close();
        }
    }
}

package dev.causerie.server.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request, head and body together, takes too long to come: longer than the limit and what its
 * bytes may take at {@link #BYTES_PER_SECOND}. One that comes at once costs no timer, and the answer may take as long as
 * it likes. Two handlers, one on either side of the HTTP codec. Owned by the channel's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A close that fails ends in channelInactive.
final class RequestDeadline {

    /** Whoever sends at least so fast may take any time: 12 MiB over a line of 128 kbit/s have to arrive. */
    static final long BYTES_PER_SECOND = 16 * 1024;

    private final long limitNanos;
    private @Nullable ScheduledFuture<?> timer;
    private boolean between = true;
    private long since;
    private long bytes;

    RequestDeadline(Duration limit) {
        this.limitNanos = limit.toNanos();
    }

    /** The handler before the codec, which sees bytes come. */
    ChannelHandler arrivals() {
        return new Arrivals();
    }

    /** The handler after the codec, which sees requests begin and end. */
    ChannelHandler ends() {
        return new Ends();
    }

    private final class Arrivals extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            int count = message instanceof ByteBuf part ? part.readableBytes() : 0;
            // Part of a head is no object of the codec's, so that without one a request has begun.
            between = false;
            context.fireChannelRead(message);
            if (between || context.isRemoved()) {
                stop();
            } else if (timer == null) {
                since = System.nanoTime();
                bytes = count;
                timer = start(context, limitNanos);
            } else {
                bytes += count;
            }
        }

        private ScheduledFuture<?> start(ChannelHandlerContext context, long nanos) {
            return context.executor().schedule(() -> look(context), nanos, TimeUnit.NANOSECONDS);
        }

        private void look(ChannelHandlerContext context) {
            long allowed = limitNanos + TimeUnit.SECONDS.toNanos(bytes) / BYTES_PER_SECOND;
            long remaining = since + allowed - System.nanoTime();
            if (!context.channel().config().isAutoRead()) {
                // It is we who do not read: another request has to be answered first.
                timer = start(context, limitNanos);
            } else if (remaining > 0) {
                timer = start(context, remaining);
            } else {
                timer = null;
                context.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            stop();
            context.fireChannelInactive();
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            stop();
        }

        private void stop() {
            if (timer != null) {
                timer.cancel(false);
                timer = null;
            }
        }
    }

    private final class Ends extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpObject) {
                between = message instanceof LastHttpContent;
            }
            context.fireChannelRead(message);
        }
    }
}

package dev.causerie.server.gateway.engineio;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The connection on which a session's POST is coming in, of which there may be one at a time. Thread-safe. */
final class OpenPost {

    private final AtomicReference<@Nullable Channel> sender = new AtomicReference<>();

    /** Whether it may begin: one that comes on the same connection follows the other and is none beside it. */
    boolean begin(Channel channel) {
        return sender.compareAndSet(null, channel) || sender.get() == channel;
    }

    /** It has come whole, or never will; nothing where another connection's is coming in. */
    void end(Channel channel) {
        sender.compareAndSet(channel, null);
    }
}

package dev.causerie.server.gateway;

import io.netty.channel.ChannelHandler;
import java.util.function.Supplier;

/**
 * What answers the requests on the gateway's port that are not Engine.IO's.
 *
 * @param handlers makes the handler for a new channel. It gets aggregated requests, one at a time: the next comes when
 *     the answer to the last was written. It owns the requests and has to release them.
 * @param maxBodyBytes a longer request body is refused before the handler sees it
 */
public record HttpSide(Supplier<? extends ChannelHandler> handlers, int maxBodyBytes) {

    /** Answers every request with 404. */
    public static HttpSide none() {
        return new HttpSide(NotFoundHandler::new, 0);
    }
}

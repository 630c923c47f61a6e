package dev.causerie.server.delivery;

import dev.causerie.server.gateway.OutgoingEvent;
import dev.causerie.server.gateway.Socket;
import java.util.Collection;

/** Sends one event to many sockets: the gateway's broadcast. Thread-safe. */
@FunctionalInterface
public interface Broadcast {

    /**
     * Sends the event without blocking.
     *
     * @param mayBeLost whether a socket that does not keep up is skipped instead of closed
     */
    void send(Collection<Socket> sockets, OutgoingEvent event, boolean mayBeLost);
}

package dev.causerie.server.delivery;

import dev.causerie.server.gateway.OutgoingEvent;
import dev.causerie.server.gateway.Socket;
import dev.causerie.server.gateway.engineio.Backpressure;
import java.util.Collection;

/** Sends one event to many sockets: the gateway's broadcast. Thread-safe. */
@FunctionalInterface
public interface Broadcast {

    /**
     * Sends the event without blocking.
     *
     * @param backpressure what becomes of the event for a socket that does not keep up
     */
    void send(Collection<Socket> sockets, OutgoingEvent event, Backpressure backpressure);
}

package dev.causerie.server.gateway;

import java.util.concurrent.CompletionStage;

/**
 * What the gateway serves. Every method is called on the event loop of the connection in question, so it must never
 * block; the calls for one socket come one at a time and in the order of the wire. An exception from {@link #connect}
 * denies the CONNECT; from the others it is logged and the connection lives on.
 */
public interface GatewayApplication {

    /**
     * The answer to a client's CONNECT, now or later and from any thread. Until then the client's other packets for
     * the namespace wait. A stage that fails denies with a message that says nothing of the cause.
     */
    CompletionStage<Admission> connect(ConnectRequest request);

    /** The CONNECT was answered and the socket can be used. Precedes every event of the socket. */
    void connected(Socket socket);

    /** The client sent an event. */
    void event(Socket socket, IncomingEvent event);

    /** The socket is gone; the last call for it. Comes exactly once for each {@link #connected}. */
    void disconnected(Socket socket, DisconnectReason reason);
}

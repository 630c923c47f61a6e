package dev.causerie.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.server.gateway.engineio.Handshake;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One client in one namespace, from its accepted CONNECT until it is disconnected.
 *
 * <p>Thread-safe. What one thread emits arrives in that order, also relative to that thread's broadcasts. After the
 * disconnect every call is harmless and does nothing.
 */
public interface Socket {

    /** The id the client knows as {@code socket.id}: chosen by the application at admission, else random. */
    String id();

    /** The namespace, {@code "/"} for the main one. */
    String namespace();

    /** The request that opened the connection. */
    Handshake handshake();

    /** Whether the socket is still connected. It may stop being so at any moment. */
    boolean connected();

    /**
     * Sends an event that must arrive. Does not block. Where the queue would grow beyond
     * {@link dev.causerie.server.gateway.engineio.EngineSettings#maxQueuedBytes()}, the connection is closed instead
     * with {@link DisconnectReason#TOO_SLOW}.
     */
    void emit(OutgoingEvent event);

    /**
     * Sends an event that may be lost, and says whether it was taken: it is skipped while the client does not keep up.
     * Does not block and never closes the connection.
     */
    boolean emitVolatile(OutgoingEvent event);

    /**
     * The arguments of the client's ack. Does not block; the stage completes on an event loop, so dependents must not
     * block either.
     *
     * <p>Fails with {@link java.util.concurrent.TimeoutException} when no ack came within {@code timeout}, with
     * {@link SocketClosedException} when the socket is or gets disconnected, and with {@link IllegalStateException}
     * when {@link SocketLimits#maxPendingAcks()} are already awaited.
     */
    CompletionStage<List<JsonNode>> emitWithAck(OutgoingEvent event, Duration timeout);

    /** Sends DISCONNECT for this namespace; the client does not reconnect by itself. Other namespaces live on. */
    void disconnect();

    /** Closes the whole connection without a DISCONNECT; stock clients reconnect by themselves. */
    void closeTransport();

    /**
     * How long nothing has come from the client; of a connection that has ended it grows on. Exact on the thread that calls
     * the {@link GatewayApplication}, else perhaps too long.
     */
    Duration silence();

    /** Bytes that wait to be sent on this connection, those in the transport's own buffer included. */
    long queuedBytes();
}

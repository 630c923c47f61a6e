package dev.causerie.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.server.gateway.engineio.CloseReason;
import dev.causerie.server.gateway.engineio.EngineMessage;
import dev.causerie.server.gateway.engineio.EngineSession;
import dev.causerie.server.gateway.engineio.Handshake;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** A client that was admitted to a namespace. Thread-safe. */
final class NamespaceSocket implements Socket, Membership {

    private final String id;
    private final String namespace;
    private final SocketConnection connection;
    private final PendingAcks acks;
    private final AtomicBoolean connected = new AtomicBoolean(true);

    NamespaceSocket(String id, String namespace, SocketConnection connection, int maxPendingAcks) {
        this.id = id;
        this.namespace = namespace;
        this.connection = connection;
        this.acks = new PendingAcks(id, connection.session(), maxPendingAcks);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public Handshake handshake() {
        return session().handshake();
    }

    @Override
    public boolean connected() {
        return connected.get();
    }

    @Override
    public void emit(OutgoingEvent event) {
        if (connected.get()) {
            session().send(event.message(namespace));
        }
    }

    @Override
    public boolean emitVolatile(OutgoingEvent event) {
        return connected.get() && session().sendVolatile(event.message(namespace));
    }

    @Override
    public CompletionStage<List<JsonNode>> emitWithAck(OutgoingEvent event, Duration timeout) {
        return acks.expect(timeout, connected::get, ackId -> session().send(event.message(namespace, ackId)));
    }

    @Override
    public void disconnect() {
        if (connected.compareAndSet(true, false)) {
            session().run(() -> connection.serverDisconnects(this));
        }
    }

    @Override
    public void closeTransport() {
        session().close(CloseReason.SERVER_CLOSED);
    }

    @Override
    public Duration silence() {
        return session().silence();
    }

    @Override
    public long queuedBytes() {
        return session().queuedBytes();
    }

    EngineSession session() {
        return connection.session();
    }

    PendingAcks acks() {
        return acks;
    }

    /** Sends an ack, unless the client has left meanwhile. */
    void send(EngineMessage message) {
        if (connected.get()) {
            session().send(message);
        }
    }

    /** Nothing is sent any more, and nobody waits for an ack. */
    void close() {
        connected.set(false);
        acks.close();
    }

    @Override
    public String toString() {
        return "Socket[" + id + " in " + namespace + "]";
    }
}

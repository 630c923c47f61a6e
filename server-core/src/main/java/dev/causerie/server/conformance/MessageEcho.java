package dev.causerie.server.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.server.gateway.Admission;
import dev.causerie.server.gateway.ConnectRequest;
import dev.causerie.server.gateway.DisconnectReason;
import dev.causerie.server.gateway.EventWriter;
import dev.causerie.server.gateway.GatewayApplication;
import dev.causerie.server.gateway.IncomingEvent;
import dev.causerie.server.gateway.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Tells a client its own auth when it connects, answers {@code message} by {@code message-back} and
 * {@code message-with-ack} by the ack, with the arguments that came. Thread-safe.
 */
final class MessageEcho implements GatewayApplication {

    private final EventWriter events;
    private final Executor afterwards;
    /** What the clients said that are between their CONNECT and their socket, by socket id. */
    private final Map<String, ObjectNode> auths = new ConcurrentHashMap<>();

    /**
     * An echo for clients of a gateway.
     *
     * @param afterwards sends the {@code auth} event some moments later: the suites read one message at a time, and
     *     miss one that comes in the same TCP segment as the answer to CONNECT
     */
    MessageEcho(EventWriter events, Executor afterwards) {
        this.events = events;
        this.afterwards = afterwards;
    }

    @Override
    public CompletionStage<Admission> connect(ConnectRequest request) {
        String id = UUID.randomUUID().toString();
        auths.put(id, request.auth());
        return CompletableFuture.completedFuture(Admission.accepted(id, Optional.empty()));
    }

    @Override
    public void connected(Socket socket) {
        ObjectNode auth = auths.remove(socket.id());
        afterwards.execute(() -> socket.emit(events.write("auth", auth)));
    }

    @Override
    public void event(Socket socket, IncomingEvent event) {
        Object[] arguments = event.arguments().toArray();
        switch (event.name()) {
            case "message" -> socket.emit(events.write("message-back", arguments));
            case "message-with-ack" -> event.reply().ifPresent(reply -> reply.answer(arguments));
            default -> {
                // The suites send no other.
            }
        }
    }

    @Override
    public void disconnected(Socket socket, DisconnectReason reason) {}
}

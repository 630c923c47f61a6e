package dev.causerie.bench.server;

import dev.causerie.server.gateway.Admission;
import dev.causerie.server.gateway.ConnectRequest;
import dev.causerie.server.gateway.DisconnectReason;
import dev.causerie.server.gateway.EventWriter;
import dev.causerie.server.gateway.Gateway;
import dev.causerie.server.gateway.GatewayApplication;
import dev.causerie.server.gateway.IncomingEvent;
import dev.causerie.server.gateway.Socket;
import dev.causerie.server.gateway.engineio.Backpressure;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What server.mjs does: joins a room on connect, sends {@code message} to it, answers {@code echo} and {@code chunk} by
 * their acks. Thread-safe.
 */
final class RoomApplication implements GatewayApplication {

    private final EventWriter events;
    private final Map<String, Set<Socket>> rooms = new ConcurrentHashMap<>();
    private final CompletableFuture<Gateway> gateway = new CompletableFuture<>();

    RoomApplication(EventWriter events) {
        this.events = events;
    }

    /** Sends through this gateway; to be called before it starts. */
    void serve(Gateway sender) {
        gateway.complete(sender);
    }

    @Override
    public CompletionStage<Admission> connect(ConnectRequest request) {
        return CompletableFuture.completedFuture(Admission.accepted());
    }

    @Override
    public void connected(Socket socket) {
        members(socket).add(socket);
    }

    @Override
    public void event(Socket socket, IncomingEvent event) {
        Object first = event.arguments().get(0);
        switch (event.name()) {
            case "message" ->
                gateway.join().broadcast(members(socket), events.write("message", first), Backpressure.BUFFER);
            case "echo", "chunk" -> event.reply().ifPresent(reply -> reply.answer(first));
            default -> throw new IllegalArgumentException("The generator sends no " + event.name());
        }
    }

    @Override
    public void disconnected(Socket socket, DisconnectReason reason) {
        members(socket).remove(socket);
    }

    private Set<Socket> members(Socket socket) {
        return rooms.computeIfAbsent(
                socket.handshake().queryParameter("room").orElse(""), name -> ConcurrentHashMap.newKeySet());
    }
}

package dev.causerie.server.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Answers {@code echo} by its ack, runs {@link #task} at {@code run}, keeps every other event, and admits whom its auth does
 * not say otherwise.
 */
final class EchoApplication implements GatewayApplication {

    final List<Socket> sockets = new CopyOnWriteArrayList<>();
    final BlockingQueue<IncomingEvent> events = new LinkedBlockingQueue<>();
    final BlockingQueue<DisconnectReason> disconnects = new LinkedBlockingQueue<>();
    final CompletableFuture<Admission> later = new CompletableFuture<>();

    /** What {@code run} does, on the event loop of the socket that asks for it. */
    volatile Consumer<Socket> task = socket -> {};

    @Override
    public CompletionStage<Admission> connect(ConnectRequest request) {
        return switch (request.auth().path("please").asText()) {
            case "deny" ->
                CompletableFuture.completedFuture(Admission.denied(
                        "UNAUTHORIZED", JsonNodeFactory.instance.objectNode().put("code", 401)));
            case "fail" -> throw new IllegalStateException("as asked");
            case "later" -> later;
            case "recover" ->
                CompletableFuture.completedFuture(Admission.accepted("chosen-id", Optional.of("private-id")));
            default -> CompletableFuture.completedFuture(Admission.accepted());
        };
    }

    @Override
    public void connected(Socket socket) {
        sockets.add(socket);
    }

    @Override
    public void event(Socket socket, IncomingEvent event) {
        if (event.name().equals("echo")) {
            event.reply().orElseThrow().answer(event.arguments().toArray());
        } else if (event.name().equals("run")) {
            task.accept(socket);
        } else if (event.name().equals("throw")) {
            throw new IllegalStateException("as asked");
        } else {
            events.add(event);
        }
    }

    @Override
    public void disconnected(Socket socket, DisconnectReason reason) {
        sockets.remove(socket);
        disconnects.add(reason);
    }
}

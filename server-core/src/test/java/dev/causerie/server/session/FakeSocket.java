package dev.causerie.server.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.server.gateway.OutgoingEvent;
import dev.causerie.server.gateway.Socket;
import dev.causerie.server.gateway.engineio.Handshake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client's end that keeps what it is sent. Thread-safe. */
public final class FakeSocket implements Socket {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String id;
    private final Handshake handshake;
    private final List<OutgoingEvent> events = new CopyOnWriteArrayList<>();
    private volatile boolean dismissed;
    private volatile boolean closed;
    private volatile Duration silence = Duration.ZERO;

    /** One that is connected. */
    public FakeSocket(String id, Handshake handshake) {
        this.id = id;
        this.handshake = handshake;
    }

    /** The client sends nothing more. */
    public void fallSilent(Duration since) {
        silence = since;
    }

    /** All that it was sent under this name, in order: the array of name and arguments. */
    public List<JsonNode> got(String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .map(event -> tree(event.json()))
                .toList();
    }

    /** Whether the server said goodbye, so that the client stays away. */
    public boolean dismissed() {
        return dismissed;
    }

    /** Whether the server closed the connection without goodbye, so that the client comes back. */
    public boolean closed() {
        return closed;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String namespace() {
        return "/";
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public boolean connected() {
        return !dismissed && !closed;
    }

    @Override
    public void emit(OutgoingEvent event) {
        if (connected()) {
            events.add(event);
        }
    }

    @Override
    public boolean emitVolatile(OutgoingEvent event) {
        emit(event);
        return connected();
    }

    @Override
    public CompletionStage<List<JsonNode>> emitWithAck(OutgoingEvent event, Duration timeout) {
        emit(event);
        return new CompletableFuture<>();
    }

    @Override
    public Duration silence() {
        return silence;
    }

    @Override
    public void disconnect() {
        dismissed = true;
    }

    @Override
    public void closeTransport() {
        closed = true;
    }

    @Override
    public long queuedBytes() {
        return 0;
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

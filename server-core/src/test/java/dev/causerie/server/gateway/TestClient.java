package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A plain WebSocket: what came, in order, as strings and byte arrays, and how it was closed. */
final class TestClient implements WebSocket.Listener {

    private static final long WAIT_SECONDS = 10;

    private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final WebSocket webSocket;

    TestClient(HttpClient http, URI uri) throws Exception {
        URI ws = URI.create(uri.toString().replaceFirst("^http", "ws"));
        webSocket = http.newWebSocketBuilder().buildAsync(ws, this).get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            received.add(text.toString());
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        bytes.writeBytes(part);
        if (last) {
            received.add(bytes.toByteArray());
            bytes.reset();
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.complete(1006);
    }

    void send(String message) throws Exception {
        webSocket.sendText(message, true).get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    void send(byte[] message) throws Exception {
        webSocket.sendBinary(ByteBuffer.wrap(message), true).get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Sends, unless the connection is closed or gets closed meanwhile. */
    void trySend(String message) {
        webSocket.sendText(message, true).exceptionally(closing -> webSocket).join();
    }

    void trySend(byte[] message) {
        webSocket
                .sendBinary(ByteBuffer.wrap(message), true)
                .exceptionally(closing -> webSocket)
                .join();
    }

    void tryPing() {
        webSocket
                .sendPing(ByteBuffer.allocate(4))
                .exceptionally(closing -> webSocket)
                .join();
    }

    String next() throws InterruptedException {
        Object message = received.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        assertThat(message).as("text message").isInstanceOf(String.class);
        return (String) message;
    }

    byte[] nextBinary() throws InterruptedException {
        Object message = received.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        assertThat(message).as("binary message").isInstanceOf(byte[].class);
        return (byte[]) message;
    }

    /** Fails unless an echo is the next that comes: whatever was asked before it was not answered. */
    void expectNothingBeforeAnEcho() throws Exception {
        send("42999[\"echo\",\"marker\"]");
        assertThat(next()).isEqualTo("43999[\"marker\"]");
    }

    int closeCode() throws Exception {
        return closed.get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    boolean isClosed() {
        return closed.isDone();
    }

    void abort() {
        webSocket.abort();
    }

    void close() throws Exception {
        webSocket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(WAIT_SECONDS, TimeUnit.SECONDS);
    }
}

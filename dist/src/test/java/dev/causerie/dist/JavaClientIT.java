package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.Polling;
import io.socket.engineio.client.transports.WebSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stock client for Java against the built distribution. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class JavaClientIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final OkHttpClient http = new OkHttpClient();
    private final List<Socket> open = new ArrayList<>();
    private Deployment server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = Deployment.in(folder, Map.of("RATE_LIMITS", "off")).start();
    }

    @AfterAll
    void stop() {
        server.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @AfterEach
    void hangUp() {
        open.forEach(Socket::disconnect);
        open.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {WebSocket.NAME, Polling.NAME})
    void twoPeopleChatWithAcksBothWays(String transport) throws Exception {
        String anna = server.signUp("anna-" + transport);
        String meetingId = server.post("/api/meetings", new JSONObject().put("title", "Test"), anna)
                .getString("id");
        Socket a = connect(Map.of("token", anna), transport);
        Socket b = connect(Map.of("token", server.signUp("bert-" + transport)), transport);
        List<String> heardByA = texts(a);
        List<String> heardByB = texts(b);

        JSONObject joined = ask(a, "join-meeting", new JSONObject().put("meetingId", meetingId));
        assertThat(joined.getBoolean("isHost")).isTrue();
        ask(b, "join-meeting", new JSONObject().put("meetingId", meetingId));
        List<String> said = IntStream.range(0, 10).mapToObj(i -> "été " + i).toList();
        for (int i = 0; i < said.size(); i++) {
            JSONObject message = new JSONObject()
                    .put("meetingId", meetingId)
                    .put("text", said.get(i))
                    .put("type", "text");
            assertThat(ask(i % 2 == 0 ? a : b, "chat-message", message).getBoolean("success"))
                    .isTrue();
        }
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(heardByA).containsExactlyElementsOf(said);
            assertThat(heardByB).containsExactlyElementsOf(said);
        });
        assertThat(ask(a, "chat-message", new JSONObject()).getString("code")).isEqualTo("BAD_REQUEST");
    }

    @Test
    void aBadTokenIsAnErrorThatSaysWhy() throws Exception {
        Socket socket = dial(Map.of("token", "not-a-token"), WebSocket.NAME);
        BlockingQueue<Object> errors = new LinkedBlockingQueue<>();
        socket.on(Socket.EVENT_CONNECT_ERROR, all -> errors.add(all[0]));
        socket.connect();
        Object error = errors.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(error).isInstanceOfSatisfying(JSONObject.class, told -> {
            assertThat(told.optString("message")).isEqualTo("UNAUTHORIZED");
            assertThat(told.optJSONObject("data").optString("code")).isEqualTo("UNAUTHORIZED");
        });
    }

    @Test
    void whoSignsInByEventIsServed() throws Exception {
        String anna = server.signUp("anna-event");
        Socket socket = connect(Map.of(), WebSocket.NAME);
        assertThat(ask(socket, "ping", new JSONObject()).getString("code")).isEqualTo("UNAUTHORIZED");
        assertThat(ask(socket, "authenticate", new JSONObject().put("token", anna))
                        .getBoolean("success"))
                .isTrue();
        assertThat(ask(socket, "ping", new JSONObject()).getBoolean("success")).isTrue();
    }

    @Test
    void aLostConnectionIsMadeAgainAndServed() throws Exception {
        String anna = server.signUp("anna-lost");
        Socket socket = connect(Map.of("token", anna), Polling.NAME, WebSocket.NAME);
        await().atMost(SOON).until(() -> ask(socket, "ping", new JSONObject()).getBoolean("success"));
        CompletableFuture<Object> lost = new CompletableFuture<>();
        CompletableFuture<Boolean> again = new CompletableFuture<>();
        socket.once(Socket.EVENT_DISCONNECT, all -> lost.complete(all[0]));
        socket.once(Socket.EVENT_CONNECT, all -> again.complete(true));

        http.connectionPool().evictAll();
        http.dispatcher().cancelAll();

        assertThat(lost.get(SOON.toSeconds(), TimeUnit.SECONDS).toString()).startsWith("transport");
        assertThat(again.get(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(ask(socket, "ping", new JSONObject()).getBoolean("success")).isTrue();
    }

    private Socket connect(Map<String, String> auth, String... transports) throws Exception {
        Socket socket = dial(auth, transports);
        CompletableFuture<Boolean> connected = new CompletableFuture<>();
        socket.once(Socket.EVENT_CONNECT, all -> connected.complete(true));
        socket.once(
                Socket.EVENT_CONNECT_ERROR,
                all -> connected.completeExceptionally(new IllegalStateException("refused: " + List.of(all))));
        socket.connect();
        connected.get(SOON.toSeconds(), TimeUnit.SECONDS);
        return socket;
    }

    private Socket dial(Map<String, String> auth, String... transports) {
        IO.Options options = IO.Options.builder()
                .setForceNew(true)
                .setAuth(auth)
                .setTransports(transports)
                .setReconnectionDelay(100)
                .setReconnectionDelayMax(500)
                .build();
        options.callFactory = http;
        options.webSocketFactory = http;
        Socket socket = IO.socket(URI.create(server.url()), options);
        open.add(socket);
        return socket;
    }

    private static List<String> texts(Socket socket) {
        List<String> texts = new CopyOnWriteArrayList<>();
        socket.on("chat-message", all -> {
            JSONObject message = (JSONObject) all[0];
            if (message.optString("type").equals("text")) {
                texts.add(message.optString("message"));
            }
        });
        return texts;
    }

    private static JSONObject ask(Socket socket, String event, JSONObject payload) throws Exception {
        CompletableFuture<JSONObject> answer = new CompletableFuture<>();
        Ack ack = all -> answer.complete((JSONObject) all[0]);
        socket.emit(event, payload, ack);
        return answer.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
}

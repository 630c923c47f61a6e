package dev.causerie.server.gateway;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.server.gateway.engineio.EngineSettings;
import dev.causerie.server.gateway.origin.OriginPolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A gateway on a free port of the loopback, with an application that echoes, and the requests to talk to it. */
final class TestGateway implements AutoCloseable {

    static final EventWriter EVENTS = new EventWriter(new ObjectMapper());

    final EchoApplication application = new EchoApplication();
    final Gateway gateway;
    private final HttpClient http;
    private final String scheme;

    TestGateway() {
        this(UnaryOperator.identity(), UnaryOperator.identity());
    }

    TestGateway(UnaryOperator<EngineSettings> engine, UnaryOperator<SocketLimits> limits) {
        this(settings ->
                settings.withEngine(engine.apply(settings.engine())).withLimits(limits.apply(settings.limits())));
    }

    TestGateway(UnaryOperator<GatewaySettings> changed) {
        this(changed, HttpSide.none(), Optional.empty(), HttpClient.newHttpClient());
    }

    /** One that speaks TLS, and a client that accepts its certificate. */
    TestGateway(HttpSide side, Tls tls, HttpClient client) {
        this(UnaryOperator.identity(), side, Optional.of(tls), client);
    }

    private TestGateway(UnaryOperator<GatewaySettings> changed, HttpSide side, Optional<Tls> tls, HttpClient client) {
        http = client;
        scheme = tls.isPresent() ? "https" : "http";
        GatewaySettings settings =
                GatewaySettings.onPort(0).withHost("127.0.0.1").withNamespaces(Set.of("/", "/custom"));
        gateway = new Gateway(
                changed.apply(settings),
                OriginPolicy.of(List.of("https://app.example.org")),
                new ObjectMapper(),
                new SecureRandom(),
                application,
                side,
                tls);
        gateway.start();
    }

    URI uri(String query) {
        return URI.create(scheme + "://127.0.0.1:" + gateway.port() + "/socket.io/?" + query);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String query) throws Exception {
        return send(HttpRequest.newBuilder(uri(query)));
    }

    HttpResponse<String> post(String query, String body) throws Exception {
        return send(HttpRequest.newBuilder(uri(query)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The query of a new polling session. */
    String openPolling() throws Exception {
        String open = get("EIO=4&transport=polling").body();
        String id = new ObjectMapper().readTree(open.substring(1)).path("sid").textValue();
        return "EIO=4&transport=polling&sid=" + id;
    }

    /** The query of a polling session in the main namespace. */
    String connectPolling() throws Exception {
        String session = openPolling();
        post(session, "40");
        get(session);
        return session;
    }

    /** A WebSocket whose handshake is done. */
    TestClient openWebSocket() throws Exception {
        return new TestClient(http, uri("EIO=4&transport=websocket"));
    }

    /** A WebSocket whose open packet is read already. */
    TestClient opened() throws Exception {
        TestClient client = openWebSocket();
        client.next();
        return client;
    }

    /** The one socket that connects, or has; waits for it. */
    Socket onlySocket() {
        await().until(() -> application.sockets.size() == 1);
        return application.sockets.get(0);
    }

    /** A WebSocket in the main namespace; its open packet and the answer to its CONNECT are read already. */
    TestClient connect() throws Exception {
        TestClient client = opened();
        client.send("40");
        client.next();
        return client;
    }

    TestClient webSocket(String query) throws Exception {
        return new TestClient(http, uri(query));
    }

    @Override
    public void close() {
        gateway.stop(Duration.ofSeconds(1));
    }
}

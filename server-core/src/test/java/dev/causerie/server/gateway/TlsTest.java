package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.server.config.CommandLine;
import dev.causerie.server.config.SettingsSource;
import dev.causerie.server.gateway.origin.OriginPolicy;
import dev.causerie.server.http.Authenticator;
import dev.causerie.server.http.HttpService;
import dev.causerie.server.http.HttpSettings;
import dev.causerie.server.http.Method;
import dev.causerie.server.http.Response;
import dev.causerie.server.http.Route;
import dev.causerie.server.http.Router;
import dev.causerie.server.http.StreamSource;
import dev.causerie.server.tls.ServerTls;
import dev.causerie.server.tls.TrustingOne;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakWatch.class)
@Tag("timing")
class TlsTest {

    private static final byte[] LARGE = large();
    private static final int TIMEOUT_MS = 10_000;

    @TempDir
    static Path data;

    private HttpService service;
    private TestGateway server;

    @BeforeEach
    void start() throws Exception {
        Router router = new Router();
        router.add(List.of(
                Route.of(Method.GET, "/secure", request -> Response.text(Boolean.toString(request.secure()))),
                Route.of(Method.GET, "/file", request -> Response.stream("video/webm", new Large())),
                Route.of(
                        Method.GET,
                        "/chunks",
                        request -> Response.chunked("video/webm", () -> new ByteArrayInputStream(LARGE)))));
        service = new HttpService(
                HttpSettings.defaults(),
                router,
                Authenticator.none(),
                OriginPolicy.ownOnly(),
                new ObjectMapper(),
                Clock.systemUTC());
        Tls tls = tls(Duration.ofSeconds(5));
        server = new TestGateway(
                new HttpSide(service::newHandler, 1024), tls, TrustingOne.client(data.resolve("https.pem")));
    }

    @AfterEach
    void stop() {
        server.close();
        service.close();
    }

    @Test
    void pollingIsServed() throws Exception {
        String session = server.connectPolling();

        assertThat(server.post(session, "421[\"echo\",\"hello\"]").body()).isEqualTo("ok");
        assertThat(server.get(session).body()).isEqualTo("431[\"hello\"]");
        assertThat(server.application.sockets.get(0).handshake().secure()).isTrue();
    }

    @Test
    void webSocketsAreServed() throws Exception {
        TestClient client = server.connect();

        client.send("421[\"echo\",\"" + "x".repeat(100_000) + "\"]");

        assertThat(client.next()).isEqualTo("431[\"" + "x".repeat(100_000) + "\"]");
        assertThat(server.application.sockets.get(0).handshake().secure()).isTrue();
        client.close();
        assertThat(client.closeCode()).isEqualTo(1000);
    }

    @Test
    void pollingIsUpgraded() throws Exception {
        String session = server.connectPolling();
        TestClient client = server.webSocket(session.replace("polling", "websocket"));

        client.send("2probe");
        assertThat(client.next()).isEqualTo("3probe");
        client.send("5");
        client.send("421[\"echo\",\"over\"]");

        assertThat(client.next()).isEqualTo("431[\"over\"]");
        client.abort();
    }

    @Test
    void bodiesAreStreamed() throws Exception {
        assertThat(get("/secure").body()).asString().isEqualTo("true");
        assertThat(get("/file").body()).isEqualTo(LARGE);
        assertThat(get("/chunks").body()).isEqualTo(LARGE);
        assertThat(get("/file", "Range", "bytes=1000000-1000009").body())
                .isEqualTo(Arrays.copyOfRange(LARGE, 1_000_000, 1_000_010));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void bothVersionsAreSpoken(String version) throws Exception {
        var sockets = TrustingOne.context(data.resolve("https.pem")).getSocketFactory();
        try (SSLSocket socket =
                (SSLSocket) sockets.createSocket(InetAddress.getLoopbackAddress(), server.gateway.port())) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();

            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        }
    }

    @Test
    void whoDoesNotTrustTheCertificateHarmsNobodyElse() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.uri("EIO=4&transport=polling")).build();

        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(SSLHandshakeException.class);
        pollingIsServed();
    }

    @Test
    void whoSpeaksPlainHttpIsToldAndClosed() throws Exception {
        String answer = say("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(answer).startsWith("HTTP/1.1 400 ").endsWith("\r\n\r\nThis port speaks https\n");
        assertThat(answer).containsIgnoringCase("content-length: 23\r\n");
        pollingIsServed();
    }

    @Test
    void aMalformedHandshakeIsClosed() throws Exception {
        byte[] record = new byte[5 + 260];
        new Random(7).nextBytes(record);
        // A TLS record with 260 bytes of handshake: a ClientHello of 256 bytes, which are noise.
        System.arraycopy(new byte[] {22, 3, 1, 1, 4, 1, 0, 1, 0}, 0, record, 0, 9);

        assertThat(say(record)).doesNotContain("HTTP");
        pollingIsServed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0016", "GET "})
    void whoDoesNotFinishTheHandshakeInTimeIsClosed(String begun) throws Exception {
        Tls impatient = tls(Duration.ofMillis(200));
        try (TestGateway other = new TestGateway(HttpSide.none(), impatient, HttpClient.newHttpClient())) {
            long start = System.nanoTime();
            say(other.gateway.port(), begun.getBytes(StandardCharsets.US_ASCII));

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(150), Duration.ofSeconds(5));
        }
    }

    @Test
    void aStopClosesWebSocketsInOrder() throws Exception {
        TestGateway stopped = new TestGateway(
                HttpSide.none(), tls(Duration.ofSeconds(5)), TrustingOne.client(data.resolve("https.pem")));
        TestClient client = stopped.connect();

        long start = System.nanoTime();
        stopped.gateway.stop(Duration.ofSeconds(5));

        assertThat(client.closeCode()).isEqualTo(1001);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0016", "\u0016\u0003\u0001\u0001\u0004\u0001"})
    void aStopDoesNotWaitForHandshakes(String begun) throws Exception {
        TestGateway stopped = new TestGateway(
                HttpSide.none(), tls(Duration.ofSeconds(30)), TrustingOne.client(data.resolve("https.pem")));
        try (RawHttp client = new RawHttp(stopped.gateway.port())) {
            client.send(begun);
            // Accepted after the other, and kept alive.
            stopped.connectPolling();

            long start = System.nanoTime();
            stopped.gateway.stop(Duration.ofSeconds(20));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(700));
        }
    }

    private static Tls tls(Duration handshakeTimeout) {
        var settings = new SettingsSource(Map.of())
                .load(new CommandLine(Optional.empty(), Optional.empty(), Optional.of(data), true));
        Tls tls = ServerTls.of(settings.server(), Clock.systemUTC(), new SecureRandom())
                .orElseThrow();
        return new Tls(tls.context(), handshakeTimeout);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("https://localhost:" + server.gateway.port() + path))
                .timeout(Duration.ofMillis(TIMEOUT_MS));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return TrustingOne.client(data.resolve("https.pem"))
                .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private String say(byte[] bytes) throws IOException {
        return say(server.gateway.port(), bytes);
    }

    /** Sends the bytes; returns what came until the server closed. */
    private static String say(int port, byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write(bytes);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] large() {
        byte[] bytes = new byte[3_000_001];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static final class Large implements StreamSource {
        @Override
        public long length() {
            return LARGE.length;
        }

        @Override
        public InputStream open(long offset) {
            return new ByteArrayInputStream(LARGE, (int) offset, LARGE.length - (int) offset);
        }
    }
}

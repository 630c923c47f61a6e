package dev.causerie.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.server.gateway.LeakWatch;
import dev.causerie.server.gateway.origin.OriginPolicy;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakWatch.class)
class HttpServiceTest {

    private static final byte[] LARGE = new byte[3_000_000];

    static {
        new Random(7).nextBytes(LARGE);
    }

    @TempDir
    private Path folder;

    private final Router router = new Router();
    private final CountDownLatch release = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newHttpClient();
    private ServedRoutes server;

    record Named(String name, int size) {}

    @BeforeEach
    void start() {
        OriginPolicy origins = OriginPolicy.of(List.of("https://app.example.org"));
        server = new ServedRoutes(
                new HttpSettings(2, 2),
                router,
                HttpServiceTest::caller,
                origins,
                new ObjectMapper(),
                Clock.systemUTC());
        router.add(List.of(
                Route.of(
                        Method.GET,
                        "/api/things/{id}",
                        r -> Response.json(Map.of(
                                "id",
                                r.pathParameter("id"),
                                "q",
                                r.query("q").orElse(""),
                                "c",
                                r.cookie("c").orElse("")))),
                Route.of(Method.POST, "/api/things", r -> Response.json(201, r.json(Named.class)))
                        .withBodyLimit(50),
                Route.of(
                        Method.GET,
                        "/api/me",
                        r -> Response.text(r.principal(String.class).orElse("nobody"))),
                Route.of(Method.GET, "/api/conflict", r -> {
                    throw HttpError.conflict("Twice");
                }),
                Route.of(Method.GET, "/api/broken", r -> {
                    throw new IllegalStateException("secret cause");
                }),
                Route.of(Method.GET, "/api/slow", r -> {
                    release.await(10, TimeUnit.SECONDS);
                    return Response.text("slow");
                }),
                Route.staged(
                        Method.GET, "/api/later", r -> CompletableFuture.supplyAsync(() -> Response.text("later"))),
                Route.of(Method.GET, "/file", r -> Response.stream("video/webm", new Large())),
                Route.of(
                        Method.GET,
                        "/chunks",
                        r -> Response.chunked("application/octet-stream", () -> new ByteArrayInputStream(LARGE))),
                Route.of(
                        Method.GET,
                        "/page/{path*}",
                        new StaticFiles(List.of(AssetSource.folder(folder)), "default-src 'self'", "no-cache"))));
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.close();
    }

    private static Optional<String> caller(Request request) {
        return request.header("authorization").map(value -> {
            if (!value.equals("Bearer good")) {
                throw HttpError.unauthorized("Bad token");
            }
            return "alice";
        });
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

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.origin() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static JsonNode error(HttpResponse<String> response) throws Exception {
        return new ObjectMapper().readTree(response.body()).path("error");
    }

    private HttpRequest.Builder post(String body) {
        return request("/api/things").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    @Test
    void routesGetPathQueryAndCookies() throws Exception {
        HttpResponse<String> response =
                send(request("/api/things/a%20b?q=1%2B1").header("Cookie", "x=y; c=d"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(response.body()))
                .isEqualTo(new ObjectMapper().readTree("{\"id\":\"a b\",\"q\":\"1+1\",\"c\":\"d\"}"));
    }

    @Test
    void bodiesAreBoundToRecords() throws Exception {
        HttpResponse<String> response = send(post("{\"name\":\"x\",\"size\":3}"));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("{\"name\":\"x\",\"size\":3}");
    }

    @Test
    void badBodiesNameTheField() throws Exception {
        HttpResponse<String> response = send(post("{\"name\":\"x\",\"size\":\"much\"}"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).path("code").textValue()).isEqualTo("BAD_REQUEST");
        assertThat(error(response).path("message").textValue()).contains("size").doesNotContain("java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "nonsense"})
    void whatIsNoJsonObjectIsABadRequest(String body) throws Exception {
        assertThat(send(post(body)).statusCode()).isEqualTo(400);
    }

    @Test
    void bodiesBeyondTheRoutesLimitAreTooLarge() throws Exception {
        HttpResponse<String> response = send(post("x".repeat(51)));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(error(response).path("code").textValue()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void callersAreWhomTheAuthenticatorFinds() throws Exception {
        assertThat(send(request("/api/me")).body()).isEqualTo("nobody");
        assertThat(send(request("/api/me").header("Authorization", "Bearer good"))
                        .body())
                .isEqualTo("alice");
        assertThat(send(request("/api/me").header("Authorization", "Bearer bad"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void errorsHaveCodeMessageAndStatus() throws Exception {
        HttpResponse<String> response = send(request("/api/conflict"));

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body()).isEqualTo("{\"error\":{\"code\":\"CONFLICT\",\"message\":\"Twice\"}}");
    }

    @Test
    void failuresSayNothingOfTheirCause() throws Exception {
        HttpResponse<String> response = send(request("/api/broken"));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(error(response).path("code").textValue()).isEqualTo("INTERNAL_ERROR");
        assertThat(response.body()).doesNotContain("secret");
    }

    @Test
    void unknownPathsAreNotFoundAndOtherMethodsNotAllowed() throws Exception {
        assertThat(send(request("/nothing")).statusCode()).isEqualTo(404);
        HttpResponse<String> response = send(request("/api/things").DELETE());
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).hasValue("OPTIONS, POST");
    }

    @Test
    void routesComeAndGoWhileServing() throws Exception {
        Registration handle = router.add(Route.of(Method.GET, "/plugin", r -> Response.text("here")));
        assertThat(send(request("/plugin")).body()).isEqualTo("here");

        handle.close();

        assertThat(send(request("/plugin")).statusCode()).isEqualTo(404);
    }

    @Test
    void headIsGetWithoutTheBody() throws Exception {
        HttpResponse<String> response = send(request("/file").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(response.headers().firstValue("content-length")).hasValue("3000000");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void stagesAreAnsweredWhenTheyComplete() throws Exception {
        assertThat(send(request("/api/later")).body()).isEqualTo("later");
    }

    @Test
    void fullPoolIsUnavailable() throws Exception {
        for (int i = 0; i < 4; i++) {
            CompletableFuture<HttpResponse<String>> waiting =
                    http.sendAsync(request("/api/slow").build(), HttpResponse.BodyHandlers.ofString());
            assertThat(waiting).isNotCancelled();
        }

        org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(
                        error(send(request("/api/conflict"))).path("code").textValue())
                .isEqualTo("UNAVAILABLE"));
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        try (java.net.Socket tcp = new java.net.Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String slow = "GET /api/slow HTTP/1.1\r\nHost: x\r\n\r\n";
            String quick = "GET /api/me HTTP/1.1\r\nHost: x\r\n\r\n";
            String last = "GET /api/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            tcp.getOutputStream().write((slow + quick + last).getBytes(StandardCharsets.US_ASCII));
            release.countDown();

            String all = new String(tcp.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(all).containsSubsequence("200 OK", "slow", "200 OK", "nobody", "200 OK", "nobody");
        }
    }

    @Test
    void streamsArriveWhole() throws Exception {
        HttpResponse<byte[]> response = bytes(request("/file"));

        assertThat(response.body()).isEqualTo(LARGE);
        assertThat(response.headers().firstValue("accept-ranges")).hasValue("bytes");
        assertThat(bytes(request("/chunks")).body()).isEqualTo(LARGE);
    }

    @Test
    void rangesOfStreamsAreServed() throws Exception {
        HttpResponse<byte[]> part = bytes(request("/file").header("Range", "bytes=1000-2000999"));

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("content-range")).hasValue("bytes 1000-2000999/3000000");
        assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(LARGE, 1000, 2_001_000));
        HttpResponse<byte[]> none = bytes(request("/file").header("Range", "bytes=3000000-"));
        assertThat(none.statusCode()).isEqualTo(416);
        assertThat(none.headers().firstValue("content-range")).hasValue("bytes */3000000");
    }

    @Test
    void corsIsForListedOriginsOnly() throws Exception {
        HttpResponse<String> listed = send(request("/api/me").header("Origin", "https://app.example.org"));
        HttpResponse<String> foreign = send(request("/api/me").header("Origin", "https://evil.example"));
        HttpResponse<String> preflight = send(request("/api/things")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://app.example.org")
                .header("Access-Control-Request-Method", "POST"));

        assertThat(listed.headers().firstValue("access-control-allow-origin")).hasValue("https://app.example.org");
        assertThat(listed.headers().firstValue("access-control-allow-credentials"))
                .hasValue("true");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.headers().map()).doesNotContainKey("access-control-allow-origin");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("access-control-allow-methods"))
                .hasValue("OPTIONS, POST");
    }

    @Test
    void staticFilesCarryTypeTagAndPolicy() throws Exception {
        Files.writeString(folder.resolve("app.mjs"), "export {}");
        Files.writeString(folder.resolve("index.html"), "<p>");

        HttpResponse<String> module = send(request("/page/app.mjs"));
        String tag = module.headers().firstValue("etag").orElseThrow();

        assertThat(module.body()).isEqualTo("export {}");
        assertThat(module.headers().firstValue("content-type")).hasValue("text/javascript; charset=utf-8");
        assertThat(module.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(module.headers().firstValue("content-security-policy")).hasValue("default-src 'self'");
        assertThat(send(request("/page/")).body()).isEqualTo("<p>");
        HttpResponse<String> again = send(request("/page/app.mjs").header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.txt",
                "%2e%2e/secret.txt",
                "..%2fsecret.txt",
                "%2fetc%2fpasswd",
                "a/../../secret.txt",
                ".hidden.txt",
                "..%5csecret.txt",
                "secret.txt%00.html",
                "link.txt"
            })
    void nothingOutsideTheFolderIsServed(String path) throws Exception {
        Path secret = folder.resolveSibling("secret.txt");
        Files.writeString(secret, "secret");
        Files.writeString(folder.resolve(".hidden.txt"), "secret");
        Files.createSymbolicLink(folder.resolve("link.txt"), secret);

        try (java.net.Socket tcp = new java.net.Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String asked = "GET /page/" + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            tcp.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
            String all = new String(tcp.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(all).startsWith("HTTP/1.1 404").doesNotContain("secret");
        } finally {
            Files.delete(secret);
        }
    }
}

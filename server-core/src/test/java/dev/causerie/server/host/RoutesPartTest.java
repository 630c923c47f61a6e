package dev.causerie.server.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.RateLimit;
import dev.causerie.server.dispatch.RateLimits;
import dev.causerie.server.gateway.LeakWatch;
import dev.causerie.server.gateway.origin.OriginPolicy;
import dev.causerie.server.host.parts.RoutesPart;
import dev.causerie.server.http.HttpSettings;
import dev.causerie.server.http.Request;
import dev.causerie.server.http.Router;
import dev.causerie.server.http.ServedRoutes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(LeakWatch.class)
class RoutesPartTest {

    @TempDir
    Path folder;

    private final Router router = new Router();
    private final HttpClient http = HttpClient.newHttpClient();
    private ServedRoutes server;
    private HostFixture fixture;

    @BeforeEach
    void open() {
        server = new ServedRoutes(
                HttpSettings.defaults(),
                router,
                request -> Optional.empty(),
                OriginPolicy.of(List.of()),
                new ObjectMapper(),
                Clock.systemUTC());
        RoutesPart routes = new RoutesPart(
                router, RoutesPartTest::caller, RateLimits.of(new RateLimit(1_000, Duration.ofSeconds(1))));
        fixture = new HostFixture(
                folder,
                parts -> new ContextParts(
                        parts.events(),
                        parts.publisher(),
                        parts.observers(),
                        parts.rooms(),
                        parts.sessions(),
                        parts.store(),
                        parts.objects(),
                        parts.jobs(),
                        routes));
        plugin().into(folder);
        fixture.run();
    }

    @AfterEach
    void close() {
        fixture.close();
        server.close();
    }

    @Test
    void aRouteAnswersWithItsRecord() throws Exception {
        HttpResponse<String> response = get("/api/polls/7?q=a%20b");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.body())
                .isEqualTo("{\"id\":\"7\",\"by\":\"ann\",\"query\":\"a b\",\"at\":\"2026-01-28T10:30:00.000Z\"}");
    }

    @Test
    void pagesAreObjectsWithItemsAndHasMore() throws Exception {
        assertThat(get("/api/polls?limit=2").body()).isEqualTo("{\"items\":[1,2],\"hasMore\":true}");
        assertThat(get("/api/polls").body()).isEqualTo("{\"items\":[1,2,3],\"hasMore\":false}");
    }

    @ParameterizedTest
    @CsvSource({"0", "11", "-1", "x", "99999999999", "1.5"})
    void aLimitOutOfRangeIsRefused(String limit) throws Exception {
        HttpResponse<String> response = get("/api/polls?limit=" + limit);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("limit must be a whole number from 1 to 10");
    }

    @Test
    void bodiesAreBoundAndAnswersKeepTheirStatus() throws Exception {
        HttpResponse<String> response = post("{\"title\": \"Lunch\", \"more\": 1}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("location")).contains("/api/polls/1");
        assertThat(response.body()).isEqualTo("{\"title\":\"Lunch\",\"note\":null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | title must be a string",
                "{\"title\": null} | title must be a string",
                "{\"title\": \"too long\"} | title size must be between 1 and 5",
                "{\"title\": \"Lunch\", \"note\": \"\"} | note must not be blank",
                "[] | The body must be an object",
                "null | The body must be an object",
                "`` | The body must be an object",
                "{\"title\" | The body must be JSON",
                "nonsense | The body must be JSON",
            })
    void aBodyThatDoesNotFitIsRefusedByName(String body, String reason) throws Exception {
        HttpResponse<String> response = post(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(new ObjectMapper()
                        .readTree(response.body())
                        .at("/error/code")
                        .asText())
                .isEqualTo("BAD_REQUEST");
        assertThat(new ObjectMapper()
                        .readTree(response.body())
                        .at("/error/message")
                        .asText())
                .isEqualTo(reason);
    }

    @Test
    void strangersAreUnauthorized() throws Exception {
        HttpResponse<String> response = send(request("/api/polls/7"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("UNAUTHORIZED");
    }

    @Test
    void refusalsCarryTheirStatusAndWhenToTryAgain() throws Exception {
        assertThat(get("/api/polls/none").statusCode()).isEqualTo(404);
        HttpResponse<String> limited = get("/api/polls/often");
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.body()).contains("\"code\":\"RATE_LIMITED\"", "\"retryAfterMs\":1500");
    }

    @Test
    void whatIsLimitedIsRefusedToTheUserWhoAskedTooOften() throws Exception {
        assertThat(vote("7", "ann").statusCode()).isEqualTo(204);
        assertThat(vote("8", "ann").statusCode()).isEqualTo(204);
        HttpResponse<String> refused = vote("9", "ann");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("\"code\":\"RATE_LIMITED\"", "\"retryAfterMs\":");
        assertThat(vote("7", "bob").statusCode()).isEqualTo(204);
    }

    @Test
    void faultsTellTheClientNothing() throws Exception {
        HttpResponse<String> response = get("/api/polls/fault");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("INTERNAL_ERROR").doesNotContain("secret");
    }

    @Test
    void streamsAnswerRanges() throws Exception {
        HttpResponse<String> whole = get("/api/polls/7/export");
        HttpResponse<String> part = send(signedIn("/api/polls/7/export").header("Range", "bytes=2-4"));

        assertThat(whole.body()).isEqualTo("0123456789");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.headers().firstValue("content-range")).contains("bytes 2-4/10");
    }

    @Test
    void handlersRunWithThePluginsLoaderAsContext() throws Exception {
        assertThat(send(signedIn("/api/polls/7").DELETE()).statusCode()).isEqualTo(204);
    }

    @Test
    void routesGoWithThePlugin() throws Exception {
        fixture.host.stop("polls");
        assertThat(get("/api/polls/7").statusCode()).isEqualTo(404);

        fixture.host.start("polls");
        assertThat(get("/api/polls/7").statusCode()).isEqualTo(200);
    }

    @Test
    void aRouteThatIsTakenFailsThePluginAndNamesIt() {
        TinyPlugin.named("second")
                .start("host.routes().get(\"/api/polls/{other}\", (request, body) -> null);")
                .into(folder);

        fixture.host.reload("second");

        assertThat(fixture.status("second").reason())
                .contains("GET /api/polls/{other} is there already as /api/polls/{id}");
    }

    private static TinyPlugin plugin() {
        return TinyPlugin.named("polls")
                .source(
                        "Poll",
                        "public record Poll(@Size(min = 1, max = 5) String title, Optional<@NotBlank String> note) {}")
                .source(
                        "Shown",
                        "public record Shown(String id, String by, Optional<String> query, java.time.Instant at) {}")
                .source("Main", """
                        import dev.causerie.api.http.*;
                        public final class Main implements Plugin {
                            @Override public void start(PluginContext host) {
                                host.routes()
                                    .get("/api/polls", (request, body) -> Answer.ok(Page.of(List.of(1, 2, 3), request.limit(5, 10))))
                                    .get("/api/polls/{id}", Main::show)
                                    .get("/api/polls/{id}/export", (request, body) -> Answer.stream(new Answer.Stream(
                                        "text/plain", 10, (offset, length) -> new java.io.ByteArrayInputStream(
                                            "0123456789".getBytes(), (int) offset, (int) length))))
                                    .post("/api/polls", Poll.class, (request, poll) ->
                                        Answer.created(poll).with("Location", "/api/polls/1"))
                                    .post("/api/polls/{id}/votes", Poll.class,
                                        new dev.causerie.api.event.RateLimit(2, java.time.Duration.ofHours(1)),
                                        (request, poll) -> Answer.noContent())
                                    .delete("/api/polls/{id}", (request, body) -> {
                                        if (Thread.currentThread().getContextClassLoader() != Main.class.getClassLoader()) {
                                            throw new IllegalStateException("outside");
                                        }
                                        return Answer.noContent();
                                    });
                            }
                            private static Answer show(Request request, Nothing body) {
                                return switch (request.path("id")) {
                                    case "none" -> throw Rejected.notFound("poll");
                                    case "often" -> throw Rejected.rateLimited(java.time.Duration.ofMillis(1500));
                                    case "fault" -> throw new IllegalStateException("secret");
                                    default -> Answer.ok(new Shown(request.path("id"), request.user().username(),
                                        request.query("q"), java.time.Instant.parse("2026-01-28T10:30:00Z")));
                                };
                            }
                        }
                        """);
    }

    private static Optional<User> caller(Request request) {
        return request.header("authorization")
                .map(name -> new User(name.equals("ann") ? 7 : 8, name, false, Optional.empty(), Instant.EPOCH));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(signedIn(path));
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(signedIn("/api/polls").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> vote(String poll, String who) throws Exception {
        return send(request("/api/polls/" + poll + "/votes")
                .header("Authorization", who)
                .POST(HttpRequest.BodyPublishers.ofString("{\"title\": \"Lunch\"}")));
    }

    private HttpRequest.Builder signedIn(String path) {
        return request(path).header("Authorization", "ann");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.origin() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

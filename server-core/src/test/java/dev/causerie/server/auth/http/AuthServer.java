package dev.causerie.server.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.causerie.api.Rejected;
import dev.causerie.server.auth.Auth;
import dev.causerie.server.auth.MovableClock;
import dev.causerie.server.config.CommandLine;
import dev.causerie.server.config.Settings;
import dev.causerie.server.config.SettingsSource;
import dev.causerie.server.gateway.origin.OriginPolicy;
import dev.causerie.server.http.HttpSettings;
import dev.causerie.server.http.Router;
import dev.causerie.server.http.ServedRoutes;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The accounts of a server that is really started, on a free port, and a client of it. */
final class AuthServer implements AutoCloseable {

    static final String LISTED = "https://app.example.org";

    private static final OriginPolicy ORIGINS = OriginPolicy.of(List.of(LISTED));

    final MovableClock clock = new MovableClock();
    final Auth auth;

    private final ObjectMapper mapper =
            JsonMapper.builder().addModule(new Jdk8Module()).build();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final Database database;
    private final Store store;
    private final ServedRoutes routes;

    AuthServer(Path data, Map<String, String> environment) throws IOException {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("DATA_DIR", data.toString());
        Settings settings = new SettingsSource(variables).load(CommandLine.silent());
        database = Database.open(settings.store(), data);
        store = database.store(Owner.host());
        auth = new Auth(settings, store, AuthServer::admits, ORIGINS, scheduler, clock, new SecureRandom());
        Router router = new Router();
        router.add(auth.routes());
        routes = new ServedRoutes(HttpSettings.defaults(), router, auth.authenticator(), ORIGINS, mapper, clock);
    }

    private static boolean admits(String meetingId) {
        if (meetingId.equals("no-such-one")) {
            throw Rejected.notFound("meeting " + meetingId);
        }
        return !meetingId.equals("members-only");
    }

    String origin() {
        return routes.origin();
    }

    Reply post(String path, String body, String... headers) throws Exception {
        return send("POST", path, body, headers);
    }

    Reply get(String path, String... headers) throws Exception {
        return send("GET", path, "", headers);
    }

    Reply send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return new Reply(response, mapper.readTree(response.body()));
    }

    /** Signs up under this name, as if from another machine. */
    Reply register(String name) throws Exception {
        return post("/api/auth/register", registration(name), "X-Forwarded-For", "192.0.2.1");
    }

    static String registration(String name) {
        return """
                {"username":"%s","email":"%s@example.org","password":"correct horse"}""".formatted(name, name);
    }

    static String login(String login, String password) {
        return """
                {"login":"%s","password":"%s"}""".formatted(login, password);
    }

    /** Asserts that the server refused in the contract's form. */
    static void assertError(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(status);
        assertThat(reply.at("/error/code")).isEqualTo(code);
        assertThat(reply.at("/error/message")).isNotBlank();
    }

    @Override
    public void close() {
        routes.close();
        auth.close();
        scheduler.shutdownNow();
        store.close();
        database.close();
    }

    /** What the server answered. */
    record Reply(HttpResponse<String> response, JsonNode json) {

        int status() {
            return response.statusCode();
        }

        String at(String pointer) {
            return json.at(pointer).asText();
        }

        String bearer() {
            return "Bearer " + at("/accessToken");
        }

        String cookie() {
            return header("Set-Cookie").split(";", 2)[0];
        }

        String header(String name) {
            return headerIfAny(name).orElse("");
        }

        Optional<String> headerIfAny(String name) {
            return response.headers().firstValue(name);
        }
    }
}

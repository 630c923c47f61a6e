package dev.causerie.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.api.domain.users.User;
import dev.causerie.server.auth.MovableClock;
import dev.causerie.server.auth.http.Principal;
import dev.causerie.server.auth.token.Verified;
import dev.causerie.server.gateway.LeakWatch;
import dev.causerie.server.gateway.origin.OriginPolicy;
import dev.causerie.server.host.PluginJson;
import dev.causerie.server.http.HttpSettings;
import dev.causerie.server.http.Request;
import dev.causerie.server.http.Router;
import dev.causerie.server.http.ServedRoutes;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.Store;
import dev.causerie.server.store.TestSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakWatch.class)
class AuditRoutesTest {

    private static final String LIST = "/api/admin/audit";
    private static final String EXPORT = LIST + "/export";

    private final MovableClock clock = new MovableClock();
    private final HttpClient client = HttpClient.newHttpClient();
    private Database database;
    private Store host;
    private ServedRoutes server;

    @BeforeEach
    void open(@TempDir Path data) {
        database = Database.open(TestSettings.file(), data);
        host = database.store(Owner.host());
        StoredAuditLog log = new StoredAuditLog(host, clock);
        log.record(entry(1, "eject", "abc", "=late"));
        log.record(entry(2, "change-layout", "abc", "tired"));
        log.record(entry(1, "eject", "xyz", "loud"));
        Router router = new Router();
        router.add(new AuditRoutes(log, PluginJson.mapper()).all());
        server = new ServedRoutes(
                HttpSettings.defaults(),
                router,
                AuditRoutesTest::caller,
                OriginPolicy.of(List.of()),
                PluginJson.mapper(),
                clock);
    }

    @AfterEach
    void close() {
        server.close();
        host.close();
        database.close();
    }

    private static AuditEntry entry(long actor, String action, String subject, String reason) {
        return AuditEntry.of(user(actor, "user-" + actor, Optional.empty()), action, "meeting", subject)
                .to(new AuditEntry.Target(9, "eve"))
                .because(Optional.of(reason))
                .saying("=changed");
    }

    private static User user(long id, String name, Optional<String> guestOf) {
        return new User(id, name, name.equals("admin"), guestOf, Instant.EPOCH);
    }

    private static Optional<?> caller(Request request) {
        return request.header("Authorization")
                .map(name -> new Principal(
                        user(5, name, name.equals("guest") ? Optional.of("abc") : Optional.empty()),
                        new Verified(5, 1, 1, "token", Instant.MAX)));
    }

    private HttpResponse<String> get(String path, String who) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.origin() + path));
        if (!who.isEmpty()) {
            request.header("Authorization", who);
        }
        return client.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode list(String query) throws Exception {
        return PluginJson.mapper().readTree(get(LIST + query, "admin").body());
    }

    private List<String> reasons(String query) throws Exception {
        return list(query).path("items").findValuesAsText("reason");
    }

    @Test
    void strangersAreRefused() throws Exception {
        for (String path : List.of(LIST, EXPORT)) {
            assertThat(get(path, "").statusCode()).isEqualTo(401);
            assertThat(get(path, "ada").statusCode()).isEqualTo(403);
            assertThat(get(path, "guest").statusCode()).isEqualTo(403);
            assertThat(get(path, "ada").body()).contains("FORBIDDEN").doesNotContain("late");
        }
    }

    @Test
    void anAdminPagesThroughTheEntriesNewestFirst() throws Exception {
        JsonNode first = list("?limit=2");
        assertThat(first.path("items").findValuesAsText("reason")).containsExactly("loud", "tired");
        assertThat(first.path("hasMore").asBoolean()).isTrue();

        JsonNode last = list("?limit=2&before=" + first.at("/items/1/id").asText());
        assertThat(last.path("items").findValuesAsText("reason")).containsExactly("=late");
        assertThat(last.path("hasMore").asBoolean()).isFalse();
        JsonNode entry = last.at("/items/0");
        assertThat(entry.path("at").asText()).isEqualTo("2026-01-01T12:00:00.123Z");
        assertThat(entry.at("/actor/id").isTextual()).isTrue();
        assertThat(entry.at("/target/username").asText()).isEqualTo("eve");
        assertThat(entry.path("detail").asText()).isEqualTo("=changed");
    }

    @Test
    void filtersNarrowTheList() throws Exception {
        assertThat(reasons("?action=eject&subject=abc")).containsExactly("=late");
        assertThat(reasons("?actor=1")).containsExactly("loud", "=late");
        assertThat(reasons("?actor=1&action=change-layout")).isEmpty();
    }

    @Test
    void whatIsNoFilterIsRefusedByName() throws Exception {
        for (String query : List.of("limit=0", "limit=101", "before=x", "actor=-1", "actor=ada")) {
            HttpResponse<String> refused = get(LIST + "?" + query, "admin");
            assertThat(refused.statusCode()).as(query).isEqualTo(400);
            assertThat(refused.body()).contains(query.substring(0, query.indexOf('=')) + " must");
        }
        assertThat(get(EXPORT + "?format=xml", "admin").statusCode()).isEqualTo(400);
    }

    @Test
    void anAdminSavesATable() throws Exception {
        HttpResponse<String> saved = get(EXPORT + "?format=csv&subject=abc", "admin");
        assertThat(saved.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        assertThat(saved.headers().firstValue("Content-Disposition").orElse("")).contains("audit.csv");
        List<String> lines = saved.body().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("id,at,actorId,actorName,action,");
        assertThat(lines.get(2)).endsWith(",'=late,'=changed");
    }

    @Test
    void anAdminSavesLinesOfJson() throws Exception {
        List<String> lines =
                get(EXPORT + "?format=ndjson", "admin").body().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(PluginJson.mapper().readTree(lines.get(0)))
                .isEqualTo(list("?limit=1").at("/items/0"));
    }
}

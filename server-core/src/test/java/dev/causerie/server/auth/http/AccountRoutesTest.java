package dev.causerie.server.auth.http;

import static dev.causerie.server.auth.http.AuthServer.assertError;
import static dev.causerie.server.auth.http.AuthServer.login;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.server.auth.http.AuthServer.Reply;
import dev.causerie.server.gateway.LeakWatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakWatch.class)
final class AccountRoutesTest {

    @TempDir
    Path data;

    private AuthServer server;

    @BeforeEach
    void open() throws Exception {
        server = new AuthServer(data, Map.of());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void oneReadsRenamesAndDeletesOneself() throws Exception {
        Reply made = server.register("ada");
        String token = made.bearer();

        assertThat(server.get("/api/me", "Authorization", token).json())
                .isEqualTo(made.json().get("user"));
        Reply renamed = server.send("PATCH", "/api/me", "{\"username\":\"Ada L.\"}", "Authorization", token);
        assertThat(renamed.at("/username")).isEqualTo("Ada L.");
        assertThat(server.get("/api/me", "Authorization", token).at("/username"))
                .isEqualTo("Ada L.");

        Reply deleted = server.send("DELETE", "/api/me", "", "Authorization", token);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.header("Set-Cookie")).startsWith("token=;");
        assertError(server.get("/api/me", "Authorization", token), 401, "UNAUTHORIZED");
        assertError(server.post("/api/auth/login", login("ada", "correct horse")), 401, "UNAUTHORIZED");
    }

    @Test
    void aNewPasswordAnswersNewTokens() throws Exception {
        Reply made = server.register("ada");
        String change = "{\"currentPassword\":\"correct horse\",\"newPassword\":\"battery staple\"}";

        Reply changed = server.post("/api/auth/password", change, "Authorization", made.bearer());

        assertThat(changed.status()).isEqualTo(200);
        assertThat(server.get("/api/me", "Authorization", changed.bearer()).status())
                .isEqualTo(200);
        assertError(server.get("/api/me", "Authorization", made.bearer()), 401, "UNAUTHORIZED");
        assertError(server.post("/api/auth/password", change, "Authorization", changed.bearer()), 403, "FORBIDDEN");
    }

    @Test
    void sessionsAreListedWithTheOneThatAsks() throws Exception {
        server.register("ada");
        Reply here = server.post("/api/auth/login", login("ada", "correct horse"), "User-Agent", "Causerie test");

        Reply sessions = server.get("/api/me/sessions", "Authorization", here.bearer());

        assertThat(sessions.json().get("items")).hasSize(2);
        assertThat(sessions.at("/hasMore")).isEqualTo("false");
        assertThat(sessions.at("/items/0/userAgent")).isEqualTo("Causerie test");
        assertThat(sessions.at("/items/0/current")).isEqualTo("true");
        assertThat(sessions.at("/items/1/current")).isEqualTo("false");
        assertThat(sessions.at("/items/0/createdAt")).isEqualTo("2026-01-01T12:00:00.123Z");
        assertThat(sessions.at("/items/0/lastUsedAt")).isEqualTo("2026-01-01T12:00:00.123Z");
    }

    @Test
    void usersAreFoundByHowTheirNamesBegin() throws Exception {
        String token = server.register("ada").bearer();
        server.register("Adam");
        server.register("bob");

        Reply found = server.get("/api/users?query=AD&limit=1", "Authorization", token);

        assertThat(found.json().get("items")).hasSize(1);
        assertThat(found.json().at("/items/0").fieldNames()).toIterable().containsExactly("id", "username");
        assertThat(found.at("/items/0/username")).isEqualTo("ada");
        assertThat(found.at("/hasMore")).isEqualTo("true");
        for (String limit : List.of("0", "101", "x", "-1", "99999999999")) {
            assertError(server.get("/api/users?query=a&limit=" + limit, "Authorization", token), 400, "BAD_REQUEST");
        }
    }
}

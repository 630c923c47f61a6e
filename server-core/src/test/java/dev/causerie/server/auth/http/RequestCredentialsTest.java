package dev.causerie.server.auth.http;

import static dev.causerie.server.auth.http.AuthServer.assertError;
import static dev.causerie.server.auth.http.AuthServer.registration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.server.auth.http.AuthServer.Reply;
import dev.causerie.server.gateway.LeakWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakWatch.class)
final class RequestCredentialsTest {

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
    void strangersAreRefused() throws Exception {
        for (String route : List.of(
                "GET /api/me",
                "PATCH /api/me",
                "DELETE /api/me",
                "GET /api/me/sessions",
                "GET /api/users?query=a",
                "POST /api/auth/password")) {
            String[] parts = route.split(" ", 2);
            assertError(server.send(parts[0], parts[1], ""), 401, "UNAUTHORIZED");
            assertError(server.send(parts[0], parts[1], "", "Authorization", "Bearer bad"), 401, "UNAUTHORIZED");
            assertError(server.send(parts[0], parts[1], "", "Cookie", "token=bad"), 401, "UNAUTHORIZED");
        }
    }

    @Test
    void theTokenIsFoundInHeaderQueryAndCookieInThisOrder() throws Exception {
        Reply ada = server.register("ada");
        Reply bob = server.register("bob");
        Reply eve = server.register("eve");
        String query = "/api/me?token=" + bob.at("/accessToken");

        assertThat(server.get(query, "Authorization", ada.bearer(), "Cookie", eve.cookie())
                        .at("/username"))
                .isEqualTo("ada");
        assertThat(server.get(query, "Cookie", eve.cookie()).at("/username")).isEqualTo("bob");
        assertThat(server.get("/api/me", "Cookie", "other=1; " + eve.cookie()).at("/username"))
                .isEqualTo("eve");
        assertError(server.get(query, "Authorization", "Bearer bad"), 401, "UNAUTHORIZED");
        assertError(server.get("/api/me?token=bad", "Cookie", eve.cookie()), 401, "UNAUTHORIZED");
    }

    @Test
    void anExpiredTokenIsRefusedSayingSo() throws Exception {
        Reply made = server.register("ada");
        server.clock.advance(Duration.ofHours(12));

        Reply late = server.get("/api/me", "Authorization", made.bearer());

        assertError(late, 401, "UNAUTHORIZED");
        assertThat(late.at("/error/message")).contains("expired");
    }

    @Test
    void aPageOfAnotherSiteCanNotActByTheCookie() throws Exception {
        Reply made = server.register("ada");
        String rename = "{\"username\":\"eve\"}";
        String cookie = made.cookie();

        assertError(
                server.send("PATCH", "/api/me", rename, "Cookie", cookie, "Origin", "https://evil.example"),
                403,
                "FORBIDDEN");
        assertError(server.send("PATCH", "/api/me", rename, "Cookie", cookie, "Origin", "null"), 403, "FORBIDDEN");
        assertError(
                server.send("PATCH", "/api/me", rename, "Cookie", cookie, "Sec-Fetch-Site", "cross-site"),
                403,
                "FORBIDDEN");
        for (String path : List.of("register", "login", "guest", "refresh", "logout")) {
            assertError(
                    server.post(
                            "/api/auth/" + path,
                            registration("eve"),
                            "Cookie",
                            cookie,
                            "Origin",
                            "https://evil.example"),
                    403,
                    "FORBIDDEN");
        }
        assertThat(server.get("/api/me", "Cookie", cookie).at("/username")).isEqualTo("ada");
    }

    @Test
    void ourOwnPageAListedOneAndNoBrowserMayActByTheCookie() throws Exception {
        String cookie = server.register("ada").cookie();

        for (String origin : List.of(server.origin(), AuthServer.LISTED)) {
            assertThat(server.send("PATCH", "/api/me", "{\"username\":\"Ada\"}", "Cookie", cookie, "Origin", origin)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(server.send("PATCH", "/api/me", "{\"username\":\"Ada\"}", "Cookie", cookie)
                        .status())
                .isEqualTo(200);
    }
}

package dev.causerie.server.auth.http;

import static dev.causerie.server.auth.http.AuthServer.login;
import static dev.causerie.server.auth.http.AuthServer.registration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.server.auth.http.AuthServer.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuthRoutesTest {

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
    void signingUpAnswersTokensTheUserAndTheCookie() throws Exception {
        Reply made = server.register("Ada");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("accessToken", "refreshToken", "expiresIn", "user");
        assertThat(made.json().get("expiresIn").isIntegralNumber()).isTrue();
        assertThat(made.at("/expiresIn")).isEqualTo("900");
        assertThat(made.json().at("/user/id").isTextual()).isTrue();
        assertThat(made.at("/user/username")).isEqualTo("Ada");
        assertThat(made.at("/user/email")).isEqualTo("Ada@example.org");
        assertThat(made.json().at("/user/guest").isBoolean()).isTrue();
        assertThat(made.at("/user/guest")).isEqualTo("false");
        assertThat(made.at("/user/admin")).isEqualTo("false");
        assertThat(made.at("/user/createdAt")).isEqualTo("2026-01-01T12:00:00.123Z");
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(made.header("Set-Cookie").split("; "))
                .containsExactlyInAnyOrder(
                        "token=" + made.at("/accessToken"),
                        "Max-Age=900",
                        expires(made),
                        "Path=/",
                        "HTTPOnly",
                        "SameSite=Lax");
    }

    @Test
    void theCookieIsSecureWherePeopleComeOverTls() throws Exception {
        server.close();
        server = new AuthServer(data, Map.of("PUBLIC_URL", "https://meet.example.org", "AUTH_ADMINS", "ada"));

        Reply made = server.register("ada");

        assertThat(made.header("Set-Cookie")).contains("; Secure");
        assertThat(made.at("/user/admin")).isEqualTo("true");
    }

    @Test
    void signingInAnswersAsSigningUpDoes() throws Exception {
        Reply made = server.register("Ada");
        for (String login : List.of("ADA", "ada@EXAMPLE.org")) {
            Reply again = server.post("/api/auth/login", login(login, "correct horse"));

            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json().get("user")).isEqualTo(made.json().get("user"));
            assertThat(server.get("/api/me", "Authorization", again.bearer()).status())
                    .isEqualTo(200);
            assertThat(again.cookie()).isEqualTo("token=" + again.at("/accessToken"));
        }
    }

    @Test
    void aGuestGetsTokensWithoutAnAddress() throws Exception {
        Reply guest = server.post("/api/auth/guest", "{\"username\":\"Ada\",\"meetingId\":\"abc-defg-hij\"}");

        assertThat(guest.status()).isEqualTo(201);
        assertThat(guest.at("/user/guest")).isEqualTo("true");
        assertThat(guest.json().at("/user/email").isMissingNode()).isTrue();
        assertThat(server.get("/api/me", "Authorization", guest.bearer()).json())
                .isEqualTo(guest.json().get("user"));
        assertError(server.get("/api/users?query=a", "Authorization", guest.bearer()), 403, "FORBIDDEN");
        assertError(
                server.post("/api/auth/guest", "{\"username\":\"Ada\",\"meetingId\":\"no-such-one\"}"),
                404,
                "NOT_FOUND");
        assertError(
                server.post("/api/auth/guest", "{\"username\":\"Ada\",\"meetingId\":\"members-only\"}"),
                403,
                "FORBIDDEN");
    }

    @Test
    void aBodyThatDoesNotFitIsRefused() throws Exception {
        String token = server.register("ada").bearer();
        for (String name : List.of("register", "login", "guest", "refresh", "password")) {
            String path = "/api/auth/" + name;
            for (String body : List.of("", "x", "[]", "null", "\"x\"", "{}", "{\"username\":null}", "{\"login\":7}")) {
                assertError(server.post(path, body, "Authorization", token), 400, "BAD_REQUEST");
            }
            assertError(
                    server.post(path, "{\"username\":\"" + "x".repeat(20_000) + "\"}", "Authorization", token),
                    413,
                    "PAYLOAD_TOO_LARGE");
        }
    }

    @Test
    void aRefusalNamesTheField() throws Exception {
        Reply refused = server.post("/api/auth/register", "{\"username\":\"ada\",\"email\":[],\"password\":\"x\"}");

        assertError(refused, 400, "BAD_REQUEST");
        assertThat(refused.at("/error/message")).contains("email");
    }

    @Test
    void whatIsTakenIsAConflict() throws Exception {
        server.register("ada");

        assertError(server.register("ADA"), 409, "CONFLICT");
    }

    @Test
    void aWrongPasswordIsUnauthorized() throws Exception {
        server.register("ada");

        Reply wrong = server.post("/api/auth/login", login("ada", "wrong horse"));

        assertError(wrong, 401, "UNAUTHORIZED");
        assertThat(wrong.headerIfAny("Set-Cookie")).isEmpty();
        assertThat(server.post("/api/auth/login", login("nobody", "wrong horse"))
                        .json())
                .isEqualTo(wrong.json());
    }

    @Test
    void aRefreshTokenIsGoodOnce() throws Exception {
        Reply first = server.register("ada");
        String body = "{\"refreshToken\":\"" + first.at("/refreshToken") + "\"}";

        Reply second = server.post("/api/auth/refresh", body);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.cookie()).isEqualTo("token=" + second.at("/accessToken"));
        assertThat(second.json().get("user")).isEqualTo(first.json().get("user"));
        assertError(server.post("/api/auth/refresh", body), 401, "UNAUTHORIZED");
        assertError(server.get("/api/me", "Authorization", second.bearer()), 401, "UNAUTHORIZED");
    }

    @Test
    void loggingOutEndsTheTokenAndTheCookie() throws Exception {
        Reply made = server.register("ada");

        Reply out = server.post("/api/auth/logout", "", "Cookie", made.cookie());

        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).startsWith("token=;").contains("Max-Age=0", "Path=/", "HTTPOnly");
        assertError(server.get("/api/me", "Authorization", made.bearer()), 401, "UNAUTHORIZED");
        assertError(
                server.post("/api/auth/refresh", "{\"refreshToken\":\"" + made.at("/refreshToken") + "\"}"),
                401,
                "UNAUTHORIZED");
    }

    @Test
    void loggingOutNeedsNoGoodToken() throws Exception {
        Reply made = server.register("ada");
        server.clock.advance(Duration.ofHours(1));

        assertThat(server.post("/api/auth/logout", "{\"refreshToken\":\"" + made.at("/refreshToken") + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(server.post("/api/auth/logout", "", "Authorization", made.bearer())
                        .status())
                .isEqualTo(204);
        assertThat(server.post("/api/auth/logout", "").status()).isEqualTo(204);
        assertError(
                server.post("/api/auth/refresh", "{\"refreshToken\":\"" + made.at("/refreshToken") + "\"}"),
                401,
                "UNAUTHORIZED");
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
        server.clock.advance(Duration.ofMinutes(15));

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

    @Test
    void aTokenInTheHeaderIsGoodFromAnyOrigin() throws Exception {
        String token = server.register("ada").bearer();

        assertThat(server.send(
                                "PATCH",
                                "/api/me",
                                "{\"username\":\"Ada\"}",
                                "Authorization",
                                token,
                                "Origin",
                                "https://elsewhere.example")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theFirstFromThisMachineIsAdminAndNotWhoComesThroughAProxy() throws Exception {
        assertThat(server.register("proxied").at("/user/admin")).isEqualTo("false");
        assertThat(server.post("/api/auth/register", registration("ada")).at("/user/admin"))
                .isEqualTo("true");
        assertThat(server.post("/api/auth/register", registration("bob")).at("/user/admin"))
                .isEqualTo("false");
    }

    private static String expires(Reply reply) {
        return List.of(reply.header("Set-Cookie").split("; ")).stream()
                .filter(part -> part.startsWith("Expires="))
                .findFirst()
                .orElse("none");
    }

    private static void assertError(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(status);
        assertThat(reply.at("/error/code")).isEqualTo(code);
        assertThat(reply.at("/error/message")).isNotBlank();
    }
}

package dev.causerie.server.auth.http;

import static dev.causerie.server.auth.http.AuthServer.assertError;
import static dev.causerie.server.auth.http.AuthServer.login;
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
final class SignInRoutesTest {

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
        assertThat(made.at("/expiresIn")).isEqualTo("43200");
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
                        "Max-Age=43200",
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
}

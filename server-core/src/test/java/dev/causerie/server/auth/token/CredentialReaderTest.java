package dev.causerie.server.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.causerie.server.auth.MovableClock;
import dev.causerie.server.auth.token.Verification.Reason;
import dev.causerie.server.config.Mode;
import dev.causerie.server.config.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialReaderTest {

    private static final Duration TTL = Duration.ofMinutes(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MovableClock clock = new MovableClock();
    private final Tokens tokens = new Tokens(
            SigningSecret.of(
                    Optional.of(new Secret("hV3k9T2mQ8xR5wZ1bN7cL4pJ6sD0fG2y")),
                    Mode.DEMO,
                    Path.of("unused"),
                    new SecureRandom()),
            TTL,
            new Revocations(TTL, clock),
            clock,
            new SecureRandom());
    private final CredentialReader reader = new CredentialReader("token", tokens);

    private JsonNode auth = MissingNode.getInstance();
    private Map<String, List<String>> headers = Map.of();
    private Map<String, List<String>> query = Map.of();
    private Map<String, String> cookies = Map.of();

    @Test
    void theFirstPlaceThatHasATokenCounts() {
        cookies = Map.of("token", token(4));
        assertThat(userAndSource()).isEqualTo("4 COOKIE");
        query = Map.of("token", List.of(token(3), "second"));
        assertThat(userAndSource()).isEqualTo("3 QUERY");
        headers = Map.of("authorization", List.of("bEARER  " + token(2)));
        assertThat(userAndSource()).isEqualTo("2 HEADER");
        auth = auth(token(1));
        assertThat(userAndSource()).isEqualTo("1 HANDSHAKE");
    }

    @Test
    void aBadTokenIsNeverMadeGoodByALaterOne() {
        cookies = Map.of("token", token(4));
        query = Map.of("token", List.of("bad"));
        assertThat(read()).isEqualTo(new Credentials.Bad(Reason.MALFORMED, TokenSource.QUERY));
        headers = Map.of("authorization", List.of("Bearer bad"));
        assertThat(read()).isEqualTo(new Credentials.Bad(Reason.MALFORMED, TokenSource.HEADER));
        auth = auth("bad");
        assertThat(read()).isEqualTo(new Credentials.Bad(Reason.MALFORMED, TokenSource.HANDSHAKE));
    }

    @Test
    void anExpiredTokenIsBadAndSaysWhy() {
        auth = auth(token(1));
        clock.advance(TTL);

        assertThat(read()).isEqualTo(new Credentials.Bad(Reason.EXPIRED, TokenSource.HANDSHAKE));
    }

    @Test
    void aBadCookieCountsAsNone() {
        cookies = Map.of("token", "another application's");
        assertThat(read()).isEqualTo(new Credentials.None());

        cookies = Map.of("token", token(1));
        clock.advance(TTL);
        assertThat(read()).isEqualTo(new Credentials.None());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"token\":null}",
                "{\"token\":\"\"}",
                "{\"dialects\":[\"messenger\"]}",
                "[]",
                "null",
                "\"x\"",
                "7"
            })
    void aHandshakeWithoutATokenIsAnonymous(String sent) throws Exception {
        auth = JSON.readTree(sent);

        assertThat(read()).isEqualTo(new Credentials.None());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "{}", "[\"x\"]"})
    void aTokenThatIsNoTextIsBad(String token) throws Exception {
        auth = JSON.readTree("{\"token\":" + token + "}");

        assertThat(read()).isEqualTo(new Credentials.Bad(Reason.MALFORMED, TokenSource.HANDSHAKE));
    }

    @Test
    void otherWaysToAuthorizeAreNoTokens() {
        headers = Map.of("authorization", List.of("Basic YWRhOnB3"));
        query = Map.of("token", List.of());
        cookies = Map.of("session", token(1));

        assertThat(read()).isEqualTo(new Credentials.None());
    }

    @Test
    void aRequestWithoutAHandshakeStartsAtTheHeader() {
        headers = Map.of("authorization", List.of("Bearer " + token(2)));

        assertThat(reader.read(headers, query, cookies)).isEqualTo(read());
    }

    private Credentials read() {
        return reader.read(auth, headers, query, cookies);
    }

    private String userAndSource() {
        Credentials.SignedIn found = (Credentials.SignedIn) read();
        return found.token().userId() + " " + found.source();
    }

    private String token(long userId) {
        return tokens.issue(userId, 0, 1).text();
    }

    private static JsonNode auth(String token) {
        return JSON.createObjectNode().put("token", token);
    }
}

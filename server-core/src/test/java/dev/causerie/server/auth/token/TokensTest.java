package dev.causerie.server.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.server.auth.MovableClock;
import dev.causerie.server.auth.token.Verification.Reason;
import dev.causerie.server.auth.token.Verification.Refused;
import dev.causerie.server.config.Mode;
import dev.causerie.server.config.Secret;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokensTest {

    private static final Duration TTL = Duration.ofMinutes(15);

    private final MovableClock clock = new MovableClock();
    private final SigningSecret secret = secret("hV3k9T2mQ8xR5wZ1bN7cL4pJ6sD0fG2y");
    private final Revocations revocations = new Revocations(TTL, clock);
    private final Tokens tokens = new Tokens(secret, TTL, revocations, clock, new SecureRandom());

    @Test
    void aTokenSaysWhoseItIsAndHowLong() {
        AccessToken token = tokens.issue(42, 3, 7);

        assertThat(token.expiresIn()).isEqualTo(TTL);
        assertThat(tokens.verify(token.text())).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.userId()).isEqualTo(42);
            assertThat(verified.version()).isEqualTo(3);
            assertThat(verified.loginId()).isEqualTo(7);
            assertThat(verified.tokenId()).hasSize(22);
            // JWT times are whole seconds.
            assertThat(verified.expiresAt()).isEqualTo("2026-01-01T12:15:00Z");
        });
        assertThat(token.toString()).doesNotContain(token.text());
    }

    @Test
    void noTwoTokensAreAlike() {
        assertThat(tokens.issue(42, 0, 7).text())
                .isNotEqualTo(tokens.issue(42, 0, 7).text());
    }

    @Test
    void aTokenExpires() {
        String token = tokens.issue(42, 0, 7).text();
        Verified verified = (Verified) tokens.verify(token);

        clock.advance(TTL.minusSeconds(1));
        assertThat(tokens.verify(token)).isInstanceOf(Verified.class);
        assertThat(tokens.stillGood(verified)).isTrue();

        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.verify(token)).isEqualTo(new Refused(Reason.EXPIRED));
        assertThat(tokens.stillGood(verified)).isFalse();
        assertThat(tokens.revoked(verified))
                .as("its time is over, and nobody took it away")
                .isFalse();
    }

    @Test
    void everyTokenOfAUserBelowAVersionIsRevoked() {
        String old = tokens.issue(42, 0, 7).text();
        String fresh = tokens.issue(42, 1, 8).text();
        String other = tokens.issue(43, 0, 9).text();
        Verified verified = (Verified) tokens.verify(old);

        revocations.tokensBelow(42, 1);
        revocations.tokensBelow(42, 0);

        assertThat(tokens.verify(old)).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(tokens.stillGood(verified)).isFalse();
        assertThat(tokens.revoked(verified)).isTrue();
        assertThat(tokens.verify(fresh)).isInstanceOf(Verified.class);
        assertThat(tokens.verify(other)).isInstanceOf(Verified.class);
    }

    @Test
    void theTokensOfOneLoginAreRevokedWithoutTheOthers() {
        String here = tokens.issue(42, 0, 7).text();
        String there = tokens.issue(42, 0, 8).text();

        revocations.login(42, 7);

        assertThat(tokens.verify(here)).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(tokens.verify(there)).isInstanceOf(Verified.class);
    }

    @Test
    void whatIsRevokedIsToldOnceAndStaysRevokedAsLongAsATokenLives() {
        List<Long> told = new ArrayList<>();
        revocations.listen(told::add);
        String token = tokens.issue(42, 0, 7).text();

        revocations.tokensBelow(42, 1);
        revocations.tokensBelow(42, 1);
        revocations.login(43, 9);
        revocations.login(43, 9);
        clock.advance(TTL.minusSeconds(1));

        assertThat(told).containsExactly(42L, 43L);
        assertThat(tokens.verify(token)).isEqualTo(new Refused(Reason.REVOKED));
    }

    @Test
    void aTokenOfAnotherSecretIsRefused() {
        Tokens others =
                new Tokens(secret("another-one-with-enough-bytes-in-it!"), TTL, revocations, clock, new SecureRandom());

        assertThat(tokens.verify(others.issue(42, 0, 7).text())).isEqualTo(new Refused(Reason.MALFORMED));
    }

    @Test
    void aTokenOfOurSecretThatSaysTooLittleOrTheWrongThingIsRefused() {
        assertMalformed(ours().issuer("someone-else").compact());
        assertMalformed(ours().subject("ada").compact());
        assertMalformed(ours().claim("sid", 7).compact());
        assertMalformed(ours().claim("ver", "0").compact());
        assertMalformed(ours().claim("ver", null).compact());
        assertMalformed(ours().id(null).compact());
        assertMalformed(ours().expiration(null).compact());
        assertMalformed(ours().header().keyId("unknown").and().compact());
        assertMalformed(ours().compressWith(Jwts.ZIP.DEF).compact());
        assertThat(tokens.verify(ours().compact())).isInstanceOf(Verified.class);
    }

    @Test
    void anUnsignedTokenIsRefused() {
        String[] parts = tokens.issue(42, 0, 7).text().split("\\.", -1);
        String none = base64("{\"alg\":\"none\",\"kid\":\"" + secret.keyId() + "\"}");

        assertMalformed(none + "." + parts[1] + ".");
        assertMalformed(none + "." + parts[1] + "." + parts[2]);
        assertMalformed(parts[0] + "." + parts[1] + ".");
    }

    @Test
    void aTokenThatWasTamperedWithIsRefused() {
        String[] parts = tokens.issue(42, 0, 7).text().split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);

        assertMalformed(parts[0] + "." + base64(claims.replace("\"42\"", "\"1\"")) + "." + parts[2]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "x", "..", "a.b.c", "null", "undefined", "Bearer x", "{}", "\u0000", "ey.ey.ey", "=.=.="
            })
    void anyOtherTextIsMalformed(String text) {
        assertMalformed(text);
    }

    @Test
    void aVeryLongTextIsMalformed() {
        assertMalformed("a".repeat(1_000_000));
        assertMalformed(base64("[".repeat(2_000)) + ".e30.e30");
    }

    @Test
    void theOtherBase64AlphabetIsNotTaken() {
        String good = Stream.generate(() -> tokens.issue(42, 0, 7).text())
                .filter(text -> text.substring(text.lastIndexOf('.')).matches(".*[_-].*"))
                .findFirst()
                .orElseThrow();
        int signature = good.lastIndexOf('.');
        String other = good.substring(0, signature)
                + good.substring(signature).replace('-', '+').replace('_', '/');

        assertThat(tokens.verify(good)).isInstanceOf(Verified.class);
        assertThat(tokens.verify(other)).isNotInstanceOf(Verified.class);
    }

    @Test
    void randomDamageNeverPassesAndNeverThrows() {
        Random random = new Random(20261121);
        String good = tokens.issue(42, 0, 7).text();
        int lastOfSignature = good.length() - 1;
        for (int i = 0; i < 3_000; i++) {
            StringBuilder damaged = new StringBuilder(good);
            // The last character of a signature holds bits that decode to nothing, so it is left alone.
            int at = random.nextInt(lastOfSignature);
            char other = (char) random.nextInt(0x180);
            damaged.setCharAt(at, other);
            if (!damaged.toString().equals(good)) {
                assertThat(tokens.verify(damaged.toString())).isNotInstanceOf(Verified.class);
            }
        }
    }

    private JwtBuilder ours() {
        return Jwts.builder()
                .header()
                .keyId(secret.keyId())
                .and()
                .issuer("causerie")
                .subject("42")
                .claim("sid", "7")
                .claim("ver", 0)
                .id("id")
                .expiration(Date.from(clock.instant().plus(TTL)))
                .signWith(secret.key(), Jwts.SIG.HS256);
    }

    private void assertMalformed(String token) {
        assertThat(tokens.verify(token)).isEqualTo(new Refused(Reason.MALFORMED));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SigningSecret secret(String value) {
        return SigningSecret.of(Optional.of(new Secret(value)), Mode.DEMO, Path.of("unused"), new SecureRandom());
    }
}

package dev.causerie.server.auth.account;

import static dev.causerie.server.auth.account.Refusal.assertRefused;
import static dev.causerie.server.auth.account.World.PASSWORD;
import static dev.causerie.server.auth.account.World.REMOTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.Code;
import dev.causerie.server.auth.token.Verification.Reason;
import dev.causerie.server.auth.token.Verification.Refused;
import dev.causerie.server.auth.token.Verified;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginsTest extends OnDatabase {

    @Test
    void aRefreshTokenIsExchangedForNewOnes() {
        SignedIn first = world.registered("ada");

        SignedIn second = world.logins.refresh(first.refreshToken());
        SignedIn third = world.logins.refresh(second.refreshToken());

        assertThat(List.of(first.refreshToken(), second.refreshToken(), third.refreshToken()))
                .doesNotHaveDuplicates();
        assertThat(world.verify(third)).isInstanceOf(Verified.class);
        // An access token is not ended by the next one: requests with it are on their way.
        assertThat(world.verify(first)).isInstanceOf(Verified.class);
        assertThat(world.logins.of(World.id(first))).hasSize(1);
    }

    @Test
    void aRefreshTokenThatComesTwiceEndsItsLogin() {
        SignedIn first = world.registered("ada");
        SignedIn elsewhere = world.signIn.login("ada", PASSWORD, REMOTE);
        SignedIn second = world.logins.refresh(first.refreshToken());

        assertBad(first.refreshToken());

        assertBad(second.refreshToken());
        assertThat(world.verify(first)).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(world.verify(second)).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(world.verify(elsewhere)).isInstanceOf(Verified.class);
        assertThat(world.logins.refresh(elsewhere.refreshToken())).isNotNull();
    }

    @Test
    void aTokenThatOnlyNamesTheFamilyEndsItToo() {
        SignedIn first = world.registered("ada");

        assertBad(first.refreshToken().substring(0, 22) + "A".repeat(43));

        assertBad(first.refreshToken());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "'; drop table users; --",
                "\u0000"
            })
    void whatIsNoRefreshTokenIsRefused(String text) {
        assertBad(text);
    }

    @Test
    void anAccessTokenIsNoRefreshToken() {
        assertBad(world.registered("ada").accessToken().text());
    }

    @Test
    void aRefreshTokenExpiresWhenNobodyComesBack() {
        SignedIn first = world.registered("ada");
        world.clock.advance(World.REFRESH.minusSeconds(1));
        SignedIn second = world.logins.refresh(first.refreshToken());
        world.clock.advance(World.REFRESH.minusSeconds(1));
        SignedIn third = world.logins.refresh(second.refreshToken());

        world.clock.advance(World.REFRESH);

        assertBad(third.refreshToken());
        assertThat(world.logins.of(World.id(first))).isEmpty();
    }

    @Test
    void loggingOutEndsThisDeviceOnly() {
        SignedIn here = world.registered("ada");
        SignedIn there = world.signIn.login("ada", PASSWORD, REMOTE);
        Verified token = (Verified) world.verify(here);

        world.logins.end(token.userId(), token.loginId());
        world.logins.end(token.userId(), token.loginId());

        assertThat(world.verify(here)).isEqualTo(new Refused(Reason.REVOKED));
        assertThat(world.tokens.stillGood(token)).isFalse();
        assertBad(here.refreshToken());
        assertThat(world.verify(there)).isInstanceOf(Verified.class);
        assertThat(world.logins.refresh(there.refreshToken())).isNotNull();
    }

    @Test
    void aRefreshTokenAloneCanLogOut() {
        SignedIn here = world.registered("ada");

        world.logins.end(here.refreshToken());
        world.logins.end("none of ours");

        assertThat(world.verify(here)).isEqualTo(new Refused(Reason.REVOKED));
        assertBad(here.refreshToken());
    }

    @Test
    void aDeviceIsListedWithWhatItCallsItselfAndWhenItWasUsed() {
        SignedIn first =
                world.signUp.register("ada", "ada@example.org", PASSWORD, new Device("x".repeat(300) + "\n", false));
        world.clock.advance(Duration.ofMinutes(1));
        world.logins.refresh(first.refreshToken());

        assertThat(world.logins.of(World.id(first))).singleElement().satisfies(login -> {
            assertThat(login.userAgent()).isEqualTo("x".repeat(255));
            assertThat(login.createdAt()).isEqualTo("2026-01-01T12:00:00.123Z");
            assertThat(login.lastUsedAt()).isEqualTo("2026-01-01T12:01:00.123Z");
        });
    }

    @Test
    void onlyHashesOfRefreshTokensAreStored() {
        SignedIn first = world.registered("ada");
        RefreshToken token = RefreshToken.parse(first.refreshToken()).orElseThrow();

        LoginRow row =
                world.store.mapper(LoginMapper.class).family(token.familyHash()).orElseThrow();

        assertThat(row.tokenHash()).hasSize(64).isEqualTo(token.hash());
        assertThat(row.toString()).doesNotContain(first.refreshToken().substring(0, 22));
        assertThat(first.toString()).doesNotContain(first.refreshToken());
    }

    private void assertBad(String refreshToken) {
        assertRefused(Code.UNAUTHORIZED, "sign in again", () -> world.logins.refresh(refreshToken));
    }
}

package dev.causerie.server.auth.account;

import static dev.causerie.server.auth.account.World.PASSWORD;
import static dev.causerie.server.auth.account.World.REMOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causerie.server.auth.token.Revocations;
import dev.causerie.server.auth.token.SigningSecret;
import dev.causerie.server.auth.token.Tokens;
import dev.causerie.server.auth.token.Verification.Reason;
import dev.causerie.server.auth.token.Verification.Refused;
import dev.causerie.server.auth.token.Verified;
import dev.causerie.server.config.Mode;
import dev.causerie.server.store.TestSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another node on the same database: it shares nothing else with the first but the secret. */
final class RevocationFeedTest {

    @TempDir
    Path data;

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private World world;
    private Revocations otherRevocations;
    private Tokens otherTokens;

    @BeforeEach
    void open() {
        world = new World(data, TestSettings.file(), List.of(), OnDatabase.CHEAP);
        SecureRandom random = new SecureRandom();
        otherRevocations = new Revocations(World.ACCESS, world.clock);
        otherTokens = new Tokens(
                SigningSecret.of(Optional.empty(), Mode.DEMO, data, random),
                World.ACCESS,
                otherRevocations,
                world.clock,
                random);
    }

    @AfterEach
    void close() {
        scheduler.shutdownNow();
        world.close();
    }

    @Test
    void aNodeThatStartsKnowsWhatWasRevokedBefore() {
        SignedIn deleted = world.registered("ada");
        SignedIn loggedOut = world.registered("bob");
        SignedIn stays = world.signIn.login("bob", PASSWORD, REMOTE);
        assertThat(other(deleted)).isInstanceOf(Verified.class);
        world.accounts.delete(World.id(deleted));
        world.logins.end(loggedOut.refreshToken());
        world.clock.advance(World.ACCESS.minusSeconds(1));

        try (RevocationFeed feed = feed(RevocationFeed.EVERY)) {
            assertThat(feed).isNotNull();
            assertThat(other(deleted)).isEqualTo(new Refused(Reason.REVOKED));
            assertThat(other(loggedOut)).isEqualTo(new Refused(Reason.REVOKED));
            assertThat(other(stays)).isInstanceOf(Verified.class);
        }
    }

    @Test
    void whatIsRevokedOnAnotherNodeIsRefusedHereSoonAfter() {
        SignedIn ada = world.registered("ada");

        try (RevocationFeed feed = feed(Duration.ofMillis(20))) {
            assertThat(feed).isNotNull();
            assertThat(other(ada)).isInstanceOf(Verified.class);
            world.logins.end(ada.refreshToken());
            await().untilAsserted(() -> assertThat(other(ada)).isEqualTo(new Refused(Reason.REVOKED)));
        }
    }

    @Test
    void aDatabaseThatIsAwayForgetsNothingAndIsReadAgain() {
        SignedIn ada = world.registered("ada");
        world.logins.end(ada.refreshToken());
        RevocationFeed feed = feed(Duration.ofMillis(20));
        try {
            world.close();
            await().until(feed::failing);
            assertThat(other(ada)).isEqualTo(new Refused(Reason.REVOKED));
        } finally {
            feed.close();
            feed.close();
        }
    }

    @Test
    void loginsThatHaveExpiredAreDeleted() {
        SignedIn ada = world.registered("ada");
        String family = RefreshToken.parse(ada.refreshToken()).orElseThrow().familyHash();
        LoginMapper logins = world.store.mapper(LoginMapper.class);
        assertThat(logins.family(family)).isPresent();
        world.clock.advance(World.REFRESH.plusSeconds(1));

        try (RevocationFeed feed = feed(Duration.ofMillis(20))) {
            assertThat(feed).isNotNull();
            await().until(() -> logins.family(family).isEmpty());
        }
    }

    private Object other(SignedIn signedIn) {
        return otherTokens.verify(signedIn.accessToken().text());
    }

    private RevocationFeed feed(Duration every) {
        return new RevocationFeed(world.store, otherRevocations, World.ACCESS, every, world.clock, scheduler);
    }
}

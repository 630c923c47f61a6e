package dev.causerie.server.session;

import static dev.causerie.server.session.SessionWorld.auth;
import static dev.causerie.server.session.SessionWorld.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.server.gateway.EventWriter;
import dev.causerie.server.host.PluginJson;
import dev.causerie.server.session.SessionWorld.Client;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.TestSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sessions without a token, and those whose token's time is over: an hour here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class CurfewTest {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private Database database;
    private SessionWorld world;
    private Curfew curfew;

    @BeforeAll
    void openDatabase(@TempDir Path folder) {
        database = Database.open(TestSettings.file(), folder);
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() {
        world = new SessionWorld(database);
        curfew = new Curfew(
                world.sessions,
                new SessionSettings(false, Duration.ofSeconds(10), Duration.ofSeconds(30), 4, 100),
                world.clock,
                new EventWriter(PluginJson.mapper()));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whoDoesNotSignInIsClosedAfterTenSeconds() {
        Client nobody = world.connect(auth());
        later(Duration.ofSeconds(10));
        assertThat(nobody.socket.connected()).isTrue();
        later(A_MOMENT);
        assertThat(nobody.socket.dismissed()).isTrue();
    }

    @Test
    void whoseTokenIsOverIsToldOnceAndClosedAfterThirtySeconds() {
        Client ada = world.connect(token(1));
        later(LIFE.minus(A_MOMENT));
        assertThat(warnings(ada)).isEmpty();
        later(A_MOMENT);
        later(Duration.ofSeconds(30));
        assertThat(warnings(ada)).singleElement().satisfies(warning -> assertThat(warning.path(1))
                .hasToString("{\"closingInMs\":30000}"));
        assertThat(ada.socket.connected()).isTrue();
        later(A_MOMENT);
        assertThat(ada.socket.dismissed()).isTrue();
    }

    @Test
    void whoRenewsStaysAndIsWarnedAgainWhenThatIsOver() {
        Client ada = world.connect(token(1));
        later(LIFE);
        assertThat(ada.ask("authenticate", token(1)).path("success").asBoolean())
                .isTrue();
        later(LIFE.minus(A_MOMENT));
        assertThat(ada.socket.connected()).isTrue();
        assertThat(warnings(ada)).hasSize(1);
        later(A_MOMENT);
        assertThat(warnings(ada)).hasSize(2);
    }

    @Test
    void whoseTokenWasRevokedIsClosedAtOnce() {
        Client ada = world.connect(token(1));
        world.revoked.add("1");
        later(A_MOMENT);
        assertThat(warnings(ada)).isEmpty();
        assertThat(ada.socket.dismissed()).isTrue();
    }

    private void later(Duration time) {
        world.clock.advance(time);
        curfew.check();
    }

    private static List<JsonNode> warnings(Client client) {
        return client.socket.got("token-expired");
    }
}

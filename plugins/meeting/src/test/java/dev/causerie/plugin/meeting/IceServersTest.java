package dev.causerie.plugin.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.InvalidSettings;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator's STUN and TURN servers, as those who join are given them. */
class IceServersTest {

    private static final String SECRET = "north";
    /** Where the clock of a fresh host stands. */
    private static final Instant NOW = Instant.parse("2030-01-01T09:00:00Z");

    private static final Map<String, Object> STUN = Map.of("urls", List.of("stun:stun.example.org:3478"));
    private static final Map<String, Object> TURN =
            Map.of("urls", List.of("turn:turn.example.org?transport=udp", "turns:[2001:db8::1]:443"), "secret", SECRET);

    private final FakeHost host = new FakeHost();
    private final User ada = host.user("ada");
    private final User bob = host.user("bob");

    @AfterEach
    void close() {
        host.close();
    }

    private String begin(Map<String, ?> settings, Map<String, ?> meeting) {
        host.settings("meeting", settings).start(new MeetingPlugin());
        return host.rest(ada)
                .post("/api/meetings", Map.of("title", "Standup", "settings", meeting))
                .body()
                .path("id")
                .asText();
    }

    private JsonNode given(User user, String meetingId) {
        FakeClient client = host.connect(user, Dialect.VISIO);
        client.send("join-meeting", Map.of("meetingId", meetingId));
        return servers(client);
    }

    private static JsonNode servers(FakeClient client) {
        return MeetingScene.last(client, "meeting-joined").path("media").path("iceServers");
    }

    @Test
    void serversAreGivenAsTheyStandInTheSettings() {
        Map<String, Object> own =
                Map.of("urls", List.of("turn:turn.example.org"), "username", "causerie", "credential", "south");
        String id = begin(Map.of("iceServers", List.of(STUN, own)), Map.of("mode", "p2p"));

        assertThat(given(ada, id).toString())
                .isEqualTo("[{\"urls\":[\"stun:stun.example.org:3478\"]},"
                        + "{\"urls\":[\"turn:turn.example.org\"],\"username\":\"causerie\",\"credential\":\"south\"}]");
    }

    @Test
    void eachIsGivenCredentialsOfHisOwnForTwelveHours() throws Exception {
        String id = begin(Map.of("iceServers", List.of(STUN), "turn", TURN), Map.of());
        long until = NOW.plus(Duration.ofHours(12)).getEpochSecond();

        for (User user : List.of(ada, bob)) {
            JsonNode servers = given(user, id);
            assertThat(servers).hasSize(2);
            JsonNode turn = servers.get(1);
            assertThat(turn.path("urls")).hasSize(2);
            assertThat(turn.path("username").asText()).isEqualTo(until + ":" + user.id());
            assertThat(turn.path("credential").asText()).isEqualTo(signed(until + ":" + user.id()));
        }
    }

    /** As a TURN server counts it: a sample made by {@code openssl dgst -sha1 -hmac north -binary | base64}. */
    @Test
    void credentialsAreWhatATurnServerExpects() {
        TurnService turn =
                new TurnService(List.of("turn:turn.example.org"), SECRET, Optional.of(Duration.ofMinutes(1)));

        IceServer granted = turn.grantedTo(7, Instant.ofEpochSecond(1_900_000_000L));

        assertThat(granted.username()).contains("1900000060:7");
        assertThat(granted.credential()).contains("fYewBiY8elRf9DrJA8WzNWiTjkY=");
    }

    @Test
    void theLifeOfCredentialsIsTheOperators() {
        Map<String, Object> brief =
                Map.of("urls", List.of("turn:turn.example.org"), "secret", SECRET, "ttl", Duration.ofMinutes(5));
        String id = begin(Map.of("turn", brief), Map.of());
        long until = NOW.plus(Duration.ofMinutes(5)).getEpochSecond();

        assertThat(given(ada, id).get(0).path("username").asText()).startsWith(until + ":");
    }

    @Test
    void whoWaitsIsGivenNoneUntilHeIsLetIn() {
        String id = begin(Map.of("turn", TURN), Map.of("waitingRoom", true));
        FakeClient adas = host.connect(ada, Dialect.VISIO);
        adas.send("join-meeting", Map.of("meetingId", id));
        FakeClient bobs = host.connect(bob, Dialect.VISIO);
        assertThat(bobs.send("join-meeting", Map.of("meetingId", id)).toString())
                .doesNotContain("credential");
        assertThat(bobs.received("meeting-joined")).isEmpty();

        String ticket = MeetingScene.last(adas, "waiting-join").path("socketId").asText();
        adas.send("approve-waiting", Map.of("meetingId", id, "socketId", ticket));

        assertThat(servers(bobs).get(0).path("username").asText()).endsWith(":" + bob.id());
    }

    static Stream<Arguments> whatDoesNotFit() {
        return Stream.of(
                Arguments.of(Map.of("iceServers", List.of(Map.of("urls", List.of()))), "urls must not be empty"),
                Arguments.of(ice("http://stun.example.org"), "'http://stun.example.org' is no url"),
                Arguments.of(
                        ice("stun.example.org:3478"), "iceServers[0] is not valid: 'stun.example.org:3478' is no url"),
                Arguments.of(ice("stun:stun.example.org:65536"), "is no url"),
                Arguments.of(ice("stun:stun.example.org?transport=udp"), "is no url"),
                Arguments.of(ice("turn:turn.example.org"), "needs username and credential"),
                Arguments.of(
                        Map.of("iceServers", List.of(Map.of("urls", List.of("stun:a"), "username", "u"))),
                        "both or neither"),
                Arguments.of(turn("stun:stun.example.org", SECRET, "PT1H"), "turn: or turns:"),
                Arguments.of(turn("turn:turn.example.org", " ", "PT1H"), "secret must not be blank"),
                Arguments.of(turn("turn:turn.example.org", SECRET, "PT59S"), "ttl must be a minute or longer"),
                Arguments.of(Map.of("turn", Map.of("urls", List.of("turn:turn.example.org"))), "secret"));
    }

    private static Map<String, Object> ice(String url) {
        return Map.of("iceServers", List.of(Map.of("urls", List.of(url))));
    }

    private static Map<String, Object> turn(String url, String secret, String ttl) {
        return Map.of("turn", Map.of("urls", List.of(url), "secret", secret, "ttl", ttl));
    }

    @ParameterizedTest
    @MethodSource("whatDoesNotFit")
    void settingsThatDoNotFitFailThePluginSayingWhy(Map<String, Object> settings, String why) {
        host.settings("meeting", settings);
        assertThatThrownBy(() -> host.start(new MeetingPlugin()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("plugins.settings.meeting")
                .hasMessageContaining(why);
    }

    private static String signed(String username) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
    }
}

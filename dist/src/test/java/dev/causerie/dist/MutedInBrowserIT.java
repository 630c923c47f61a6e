package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host mutes somebody whose browser does not obey: he is not heard all the same, until he unmutes himself. */
@Timeout(240)
class MutedInBrowserIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Chromium's microphone beeps once a second. */
    private static final Duration SILENCE = Duration.ofMillis(2500);

    /** Tracks send on, whatever the page says. */
    private static final String DISOBEY =
            "Object.defineProperty(MediaStreamTrack.prototype, 'enabled', { get: () => true, set: () => {} });";

    /** How much sound the page has put into what it sends. */
    private static final String SPOKEN = """
            async () => {
              let energy = 0;
              for (const connection of window.connections) {
                for (const stat of (await connection.getStats()).values()) {
                  if (stat.type === 'media-source' && stat.kind === 'audio') energy += stat.totalAudioEnergy ?? 0;
                }
              }
              return energy;
            }
            """;

    private Deployment server;
    private Browser browser;
    private Socket host;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = Deployment.in(folder, Map.of("RATE_LIMITS", "off")).start();
        browser = new Browser();
    }

    @AfterEach
    void stop() {
        host.disconnect();
        browser.close();
        server.close();
    }

    @Test
    void theMutedIsNotHeardWhateverHisBrowserSends() throws Exception {
        String token = server.signUp("hana");
        String meetingId = server.post("/api/meetings", new JSONObject().put("title", "Court"), token)
                .getString("id");
        host = connect(token);
        Person anna = browser.person();
        Person bert = browser.person();
        bert.page().addInitScript(DISOBEY);
        anna.enterAsGuest(server.url(), meetingId, "Anna");
        bert.enterAsGuest(server.url(), meetingId, "Bert");
        hears(anna);

        ask("mute-participant", new JSONObject().put("meetingId", meetingId).put("userId", idOf("Bert", meetingId)));
        hearsNothing(anna);
        speaks(bert);
        hears(bert);

        bert.part("microphone").click();
        hears(anna);
        assertThat(browser.complaints()).isEmpty();
    }

    private static void hears(Person person) {
        double before = person.received().energy();
        waiting().untilAsserted(() -> assertThat(person.received().energy()).isGreaterThan(before));
    }

    private static void speaks(Person person) {
        double before = spoken(person);
        waiting().untilAsserted(() -> assertThat(spoken(person)).isGreaterThan(before));
    }

    private static double spoken(Person person) {
        return ((Number) person.page().evaluate(SPOKEN)).doubleValue();
    }

    private static void hearsNothing(Person person) {
        double[] last = {-1};
        waiting().during(SILENCE).until(() -> {
            double now = person.received().energy();
            boolean silent = now == last[0];
            last[0] = now;
            return silent;
        });
    }

    private static ConditionFactory waiting() {
        return await().pollInSameThread().pollInterval(Duration.ofMillis(200)).atMost(PATIENCE);
    }

    private String idOf(String name, String meetingId) throws Exception {
        JSONArray people = ask("join-meeting", new JSONObject().put("meetingId", meetingId))
                .getJSONArray("participants");
        for (int i = 0; i < people.length(); i++) {
            if (people.getJSONObject(i).getString("username").equals(name)) {
                return people.getJSONObject(i).getString("userId");
            }
        }
        throw new AssertionError(name + " is not among " + people);
    }

    private Socket connect(String token) throws Exception {
        Socket socket = IO.socket(
                URI.create(server.url()),
                IO.Options.builder()
                        .setForceNew(true)
                        .setAuth(Map.of("token", token))
                        .build());
        CompletableFuture<Boolean> connected = new CompletableFuture<>();
        socket.once(Socket.EVENT_CONNECT, all -> connected.complete(true));
        socket.connect();
        connected.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return socket;
    }

    private JSONObject ask(String event, JSONObject payload) throws Exception {
        CompletableFuture<JSONObject> answer = new CompletableFuture<>();
        Ack ack = all -> answer.complete((JSONObject) all[0]);
        host.emit(event, payload, ack);
        JSONObject told = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(told.getBoolean("success")).as(told.toString()).isTrue();
        return told;
    }
}

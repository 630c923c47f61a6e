package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Events that need sound and pictures, as the stock client gets them on a page with nothing else. The other events of the
 * dialect are in {@code events.test.mjs}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class MediaEventsInBrowserIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Signs up and connects; {@code window.got} has all that came, {@code window.ask} gives an ack. */
    static final String CONNECT = """
            async (name) => {
              const { accessToken: token, user } = await register(name);
              const socket = io({ auth: { token } });
              const got = [];
              socket.onAny((event, payload) => got.push([event, payload]));
              const ask = (event, payload) => socket.timeout(10000).emitWithAck(event, payload);
              Object.assign(window, { got, ask, user, token });
              await new Promise((resolve, reject) => { socket.once('connect', resolve); socket.once('connect_error', reject); });
            }
            """;

    /** Sends microphone and camera to the server's SFU, and has one slot for each. */
    static final String PUBLISH = """
            async () => {
              const peer = new RTCPeerConnection();
              const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
              const sent = ['microphone', 'camera'].map((source, index) => ({
                source,
                transceiver: peer.addTransceiver(stream.getTracks().sort((a, b) => a.kind.localeCompare(b.kind))[index], { direction: 'sendonly' }),
              }));
              for (const kind of ['audio', 'video']) peer.addTransceiver(kind, { direction: 'recvonly' });
              await peer.setLocalDescription();
              const tracks = sent.map(({ source, transceiver }) => ({ mid: transceiver.mid, source }));
              const { answer } = await ask('webrtc-offer', { to: 'sfu', offer: peer.localDescription, tracks });
              await peer.setRemoteDescription(answer);
              window.peer = peer;
            }
            """;

    /** The first event of a name in which these fields have these values, or null. */
    static final String FIND = """
            ([name, fields]) => (got.find(([event, payload]) =>
              event === name && Object.entries(fields).every(([key, value]) => payload[key] === value)) ?? [null, null])[1]
            """;

    private Deployment server;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = Deployment.in(folder, Map.of("RATE_LIMITS", "off")).start();
        browser = new Browser();
    }

    @AfterAll
    void stop() {
        browser.close();
        server.close();
    }

    @Test
    void mediaIsToldToEverybodyInTheMeetingWithTheFieldsOfTheContract() {
        Page anna = connected("anna");
        Page bert = connected("bert");
        Page stranger = connected("carl");
        String meetingId =
                (String) anna.evaluate("async () => (await post('/api/meetings', { title: 'Media' }, token)).id");
        List<Page> inside = List.of(anna, bert);
        for (Page page : inside) {
            assertThat(ask(page, "join-meeting", Map.of("meetingId", meetingId)))
                    .containsEntry("success", true);
        }
        inside.forEach(page -> page.evaluate(PUBLISH));
        slotsShow(bert, anna, meetingId);
        slotsShow(anna, bert, meetingId);
        for (Page page : inside) {
            assertThat(heard(page, "active-speaker", Map.of("meetingId", meetingId)))
                    .containsOnlyKeys("meetingId", "userId");
        }

        Map<String, Object> started = ask(anna, "start-recording", Map.of("meetingId", meetingId, "type", "both"));
        assertThat(started).containsEntry("success", true);
        waiting()
                .until(() -> Boolean.TRUE.equals(ask(bert, "get-recording-status", Map.of("meetingId", meetingId))
                        .get("capturing")));
        waiting().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        Map<String, Object> stopped = ask(anna, "stop-recording", Map.of("meetingId", meetingId));
        assertThat((Integer) stopped.get("fileSize")).isPositive();
        for (Page page : inside) {
            readyIsTold(page, meetingId, started.get("recordingId"));
        }
        for (String event : List.of("media-slots", "active-speaker", "recording-started", "recording-ready")) {
            assertThat(find(stranger, event, Map.of())).as(event).isNull();
        }
    }

    private void slotsShow(Page page, Page other, String meetingId) {
        waiting().untilAsserted(() -> {
            List<Map<String, Object>> shown = new ArrayList<>();
            for (Object told : (List<?>) page.evaluate("() => got.filter(([event]) => event === 'media-slots')"
                    + ".map(([, payload]) => payload).slice(-1)")) {
                Map<String, Object> payload = asMap(told);
                assertThat(payload).containsOnlyKeys("meetingId", "slots").containsEntry("meetingId", meetingId);
                ((List<?>) payload.get("slots")).forEach(slot -> shown.add(asMap(slot)));
            }
            assertThat(shown).hasSize(2).allSatisfy(slot -> assertThat(slot)
                    .containsOnlyKeys("mid", "kind", "userId", "username", "source", "layer", "paused")
                    .containsEntry("userId", other.evaluate("() => user.id"))
                    .containsEntry("username", other.evaluate("() => user.username"))
                    .containsEntry("paused", false));
            assertThat(shown).extracting(slot -> slot.get("source")).containsExactly("microphone", "camera");
        });
    }

    private void readyIsTold(Page page, String meetingId, Object recordingId) {
        Map<String, Object> ready = heard(page, "recording-ready", Map.of("recordingId", recordingId));
        assertThat(ready)
                .containsOnlyKeys("recordingId", "meetingId", "url", "duration", "fileSize")
                .containsEntry("meetingId", meetingId)
                .containsEntry("url", "/api/recordings/" + recordingId + "/download");
        assertThat(heard(page, "recording-progress", Map.of("recordingId", recordingId)))
                .containsOnlyKeys("recordingId", "progress");
        Map<String, Object> notification = heard(page, "notification", Map.of("type", "recording_status"));
        assertThat(asMap(notification.get("data")))
                .isEqualTo(Map.of("meetingId", meetingId, "recordingId", recordingId, "status", "ready"));
    }

    /** Somebody on a page of the server that runs nothing by itself. */
    private Page connected(String beginning) {
        Page page = browser.bare(server.url());
        page.evaluate(CONNECT, beginning + Long.toString(System.nanoTime(), Character.MAX_RADIX));
        return page;
    }

    private static Map<String, Object> ask(Page page, String event, Map<String, Object> payload) {
        return asMap(page.evaluate("([event, payload]) => ask(event, payload)", List.of(event, payload)));
    }

    private static Map<String, Object> heard(Page page, String event, Map<String, Object> fields) {
        return waiting().until(() -> find(page, event, fields), found -> found != null);
    }

    private static Map<String, Object> find(Page page, String event, Map<String, Object> fields) {
        return asMap(page.evaluate(FIND, List.of(event, fields)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object json) {
        return (Map<String, Object>) json;
    }

    /** Asks the pages on the test's own thread: Playwright's objects belong to the thread that made them. */
    private static ConditionFactory waiting() {
        return await().pollInSameThread().atMost(SOON);
    }
}

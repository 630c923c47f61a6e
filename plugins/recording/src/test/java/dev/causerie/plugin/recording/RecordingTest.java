package dev.causerie.plugin.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.plugin.meeting.MeetingPlugin;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private final FakeHost host = new FakeHost().start(new MeetingPlugin(), new RecordingPlugin());
    private final User ada = host.user("ada");
    private final User bob = host.user("bob");
    private final User eve = host.user("eve");
    private String meetingId = "";
    private FakeClient adas = host.connect(ada, Dialect.VISIO);
    private FakeClient bobs = host.connect(bob, Dialect.VISIO);

    @BeforeEach
    void meet() {
        meetingId = host.rest(ada)
                .post("/api/meetings", Map.of("title", "Standup"))
                .body()
                .path("id")
                .asText();
        adas.send("join-meeting", Map.of("meetingId", meetingId));
        bobs.send("join-meeting", Map.of("meetingId", meetingId));
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void everybodyIsToldOfTheStartTheEndAndTheFile() {
        Ack started = adas.send("start-recording", Map.of("meetingId", meetingId, "type", "both"));
        assertThat(started.success()).isTrue();
        JsonNode told = bobs.received("recording-started").get(0);
        assertThat(told.path("recordingId")).isEqualTo(started.get("recordingId"));
        assertThat(told.path("startedBy").asText()).isEqualTo(Long.toString(ada.id()));
        assertThat(told.path("capturing").asBoolean()).isFalse();

        host.advance(Duration.ofSeconds(10));
        Ack stopped = adas.send("stop-recording", Map.of("meetingId", meetingId));
        assertThat(stopped.get("duration").asDouble()).isEqualTo(10);
        assertThat(bobs.received("recording-stopped")).hasSize(1);

        host.recordings().finish(started.get("recordingId").asLong());
        assertThat(bobs.received("recording-ready").get(0).path("url").asText())
                .isEqualTo("/api/recordings/" + started.get("recordingId").asText() + "/download");
    }

    @Test
    void whoJoinsLateLearnsThatItIsRecorded() {
        adas.send("start-recording", Map.of("meetingId", meetingId));
        Ack joined = host.connect(eve, Dialect.VISIO).send("join-meeting", Map.of("meetingId", meetingId));
        assertThat(joined.get("recording").path("status").asText()).isEqualTo("recording");
    }

    @Test
    void theHostAloneRecordsUnlessTheSettingsSayOtherwise() {
        Ack refused = bobs.send("start-recording", Map.of("meetingId", meetingId));
        assertThat(refused.code()).isEqualTo("FORBIDDEN");
        assertThat(bobs.received("recording-error")).hasSize(1);

        host.rest(ada).patch("/api/meetings/" + meetingId, Map.of("settings", Map.of("allowRecording", "everyone")));
        assertThat(bobs.send("start-recording", Map.of("meetingId", meetingId)).success())
                .isTrue();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThat(adas.send("stop-recording", Map.of("meetingId", meetingId)).code())
                .isEqualTo("CONFLICT");
        adas.send("start-recording", Map.of("meetingId", meetingId));
        assertThat(adas.send("start-recording", Map.of("meetingId", meetingId)).code())
                .isEqualTo("CONFLICT");
        assertThat(adas.send("start-recording", Map.of("meetingId", meetingId, "type", "smell"))
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(adas.send("start-recording", Map.of("meetingId", "zzz-zzzz-zzz"))
                        .code())
                .isEqualTo("NOT_FOUND");
        FakeClient stranger = host.connect(eve, Dialect.VISIO);
        assertThat(stranger.send("get-recording-status", Map.of("meetingId", meetingId))
                        .code())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void theStatusIsIdleWhileNoneRuns() {
        assertThat(bobs.send("get-recording-status", Map.of("meetingId", meetingId))
                        .get("status")
                        .asText())
                .isEqualTo("idle");
        adas.send("start-recording", Map.of("meetingId", meetingId));
        bobs.send("get-recording-status", Map.of("meetingId", meetingId));
        List<JsonNode> told = bobs.received("recording-status");
        assertThat(told.get(told.size() - 1).path("status").asText()).isEqualTo("recording");
    }

    @Test
    void aMeetingThatEndsIsNotRecordedAnyMore() {
        adas.send("start-recording", Map.of("meetingId", meetingId));
        host.rest(ada).delete("/api/meetings/" + meetingId);
        host.advance(Duration.ofSeconds(6));
        assertThat(host.recordings().running()).isEmpty();
    }

    @Test
    void participantsListWhatWasRecorded() {
        Ack started = adas.send("start-recording", Map.of("meetingId", meetingId));
        adas.send("stop-recording", Map.of("meetingId", meetingId));
        host.recordings().finish(started.get("recordingId").asLong());

        JsonNode list =
                host.rest(bob).get("/api/meetings/" + meetingId + "/recordings").body();
        assertThat(list.path("items").get(0).path("status").asText()).isEqualTo("ready");
        assertThat(host.rest(eve)
                        .get("/api/meetings/" + meetingId + "/recordings")
                        .status())
                .isEqualTo(403);
        bobs.send("leave-meeting", Map.of("meetingId", meetingId));
        host.rest(ada).delete("/api/meetings/" + meetingId);
        assertThat(host.rest(bob)
                        .get("/api/meetings/" + meetingId + "/recordings")
                        .status())
                .isEqualTo(200);
        String one = "/api/recordings/" + started.get("recordingId").asText();
        assertThat(host.rest(eve).get(one).status()).isEqualTo(403);
        assertThat(host.rest(bob).delete(one).status()).isEqualTo(403);
        assertThat(host.rest(ada).delete(one).status()).isEqualTo(204);
        assertThat(host.rest(ada).get(one).status()).isEqualTo(404);
    }
}

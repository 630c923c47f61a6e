package dev.causerie.plugin.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.recordings.RecordingChunk;
import dev.causerie.api.domain.recordings.RecordingType;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.room.Room;
import dev.causerie.plugin.meeting.MeetingPlugin;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.time.Duration;
import java.util.HashMap;
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
        FakeClient eves = host.connect(eve, Dialect.VISIO);
        Ack joined = eves.send("join-meeting", Map.of("meetingId", meetingId));
        assertThat(joined.get("recording").path("status").asText()).isEqualTo("recording");
        assertThat(eves.received("recording-started")).containsExactly(joined.get("recording"));
        assertThat(bobs.received("recording-started"))
                .as("nobody else is told again")
                .hasSize(1);
    }

    @Test
    void theStatusSaysWhoIsRecorded() {
        adas.send("start-recording", Map.of("meetingId", meetingId));
        Ack status = bobs.send("get-recording-status", Map.of("meetingId", meetingId));
        assertThat(status.get("participants").findValuesAsText("username")).containsExactly("ada", "bob");
        assertThat(status.get("participants").findValuesAsText("userId"))
                .containsExactly(Long.toString(ada.id()), Long.toString(bob.id()));
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
    void whoWasRemovedSeesNoRecordingUntilHeIsInAgain() {
        long early = recorded(ada);
        HostActions actions = host.service(HostActions.class);
        actions.eject(meetingId, ada, bob.id(), "");
        long late = recorded(ada);
        assertSees(bob, 403, early, late);
        actions.readmit(meetingId, ada, bob.id());
        assertSees(bob, 403, early, late);
        bobs.send("join-meeting", Map.of("meetingId", meetingId));
        assertSees(bob, 200, early, late);

        host.rest(ada).patch("/api/meetings/" + meetingId, Map.of("settings", Map.of("waitingRoom", true)));
        adas.send("send-to-waiting", Map.of("meetingId", meetingId, "userId", bob.id()));
        assertSees(bob, 403, early, late);
        host.rest(ada).delete("/api/meetings/" + meetingId);
        assertSees(bob, 403, early, late);
        assertSees(ada, 200, early, late);
    }

    @Test
    void whoStartedARecordingAndWasRemovedNeitherSeesNorRemovesIt() {
        long bobsOwn = recorded(bob);
        assertSees(bob, 200, bobsOwn);
        host.service(HostActions.class).eject(meetingId, ada, bob.id(), "");
        assertSees(bob, 403, bobsOwn);
        assertThat(host.rest(bob).delete("/api/recordings/" + bobsOwn).status()).isEqualTo(403);
    }

    /** The id of a finished recording that somebody started. */
    private long recorded(User by) {
        Room room = Meetings.room(meetingId);
        long id = host.recordings().start(room, RecordingType.BOTH, by.id()).id();
        host.recordings().stop(room, by.id());
        host.recordings().finish(id);
        return id;
    }

    private void assertSees(User user, int status, long... ids) {
        assertThat(host.rest(user)
                        .get("/api/meetings/" + meetingId + "/recordings")
                        .status())
                .isEqualTo(status);
        for (long id : ids) {
            assertThat(host.rest(user).get("/api/recordings/" + id).status()).isEqualTo(status);
            assertThat(host.rest(user)
                            .get("/api/recordings/" + id + "/download")
                            .status())
                    .isEqualTo(status);
        }
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

    private Ack chunk(FakeClient client, Object content, Object... more) {
        Map<String, Object> payload = new HashMap<>(Map.of("meetingId", meetingId, "chunk", content, "type", "audio"));
        for (int i = 0; i < more.length; i += 2) {
            payload.put((String) more[i], more[i + 1]);
        }
        return client.send("recording-chunk", payload);
    }

    @Test
    void chunksAreTakenInOrderAndARepeatedOneOnce() {
        long id = adas.send("start-recording", Map.of("meetingId", meetingId))
                .get("recordingId")
                .asLong();

        assertThat(chunk(bobs, new byte[] {1}).get("sequence").asLong()).isZero();
        assertThat(chunk(bobs, new byte[] {2}).get("sequence").asLong()).isEqualTo(1);
        assertThat(chunk(bobs, new byte[] {9}, "sequence", 1).get("sequence").asLong())
                .isEqualTo(1);

        List<RecordingChunk> kept = host.recordings().chunks(id, bob.id(), RecordingChunk.Kind.AUDIO);
        assertThat(kept).extracting(each -> each.content().get(0)).containsExactly((byte) 1, (byte) 2);
    }

    @Test
    void chunksThatAreNoneAreRefused() {
        assertThat(chunk(bobs, new byte[] {1}).code()).isEqualTo("CONFLICT");
        adas.send("start-recording", Map.of("meetingId", meetingId));

        assertThat(chunk(bobs, "text").code()).isEqualTo("BAD_REQUEST");
        assertThat(chunk(bobs, new byte[0]).code()).isEqualTo("BAD_REQUEST");
        assertThat(chunk(bobs, new byte[] {1}, "sequence", -1).code()).isEqualTo("BAD_REQUEST");
        assertThat(chunk(bobs, new byte[RecordingChunk.MAX_BYTES + 1]).code()).isEqualTo("PAYLOAD_TOO_LARGE");
        assertThat(chunk(bobs, new byte[RecordingChunk.MAX_BYTES]).success()).isTrue();
        assertThat(bobs.received("recording-error")).hasSize(5);
    }

    @Test
    void strangersHandInNoChunks() {
        adas.send("start-recording", Map.of("meetingId", meetingId));

        assertThat(chunk(host.connect(eve, Dialect.VISIO), new byte[] {1}).code())
                .isEqualTo("FORBIDDEN");
    }
}

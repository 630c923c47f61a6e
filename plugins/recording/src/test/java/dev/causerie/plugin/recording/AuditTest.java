package dev.causerie.plugin.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.plugin.meeting.MeetingPlugin;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who records a meeting, stops it or removes what was recorded, and why. */
class AuditTest {

    private final FakeHost host = new FakeHost().start(new MeetingPlugin(), new RecordingPlugin());
    private final User ada = host.user("ada");
    private final User bob = host.user("bob");
    private final FakeClient adas = host.connect(ada, Dialect.VISIO);
    private String meetingId = "";

    @BeforeEach
    void meet() {
        meetingId = host.rest(ada)
                .post("/api/meetings", Map.of("title", "Standup", "settings", Map.of("allowRecording", "everyone")))
                .body()
                .path("id")
                .asText();
        adas.send("join-meeting", Map.of("meetingId", meetingId));
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void startAndStopAreWrittenDown() {
        start(adas);
        written(ada, "start-recording", Optional.of("minutes"));
        assertThat(entries().get(0).detail()).contains("recording 1, both");
        assertThat(adas.send("stop-recording", Map.of("meetingId", meetingId, "reason", "private now"))
                        .success())
                .isTrue();
        written(ada, "stop-recording", Optional.of("private now"));
        host.recordings().finish(1);
        assertThat(entries()).as("that a file is ready is nobody's deed").hasSize(2);
    }

    @Test
    void whoIsNotTheHostIsWrittenDownToo() {
        FakeClient bobs = host.connect(bob, Dialect.VISIO);
        bobs.send("join-meeting", Map.of("meetingId", meetingId));
        start(bobs);
        written(bob, "start-recording", Optional.of("minutes"));
    }

    @Test
    void aRemovalIsWrittenDown() {
        String recordingId = start(adas).get("recordingId").asText();
        int status = host.rest(ada)
                .delete("/api/recordings/" + recordingId + "?reason=not%20for%20ever")
                .status();
        assertThat(status).isEqualTo(204);
        written(ada, "delete-recording", Optional.of("not for ever"));
    }

    @Test
    void whatWasRefusedIsNotWrittenDown() {
        assertThat(adas.send("stop-recording", Map.of("meetingId", meetingId)).code())
                .isEqualTo("CONFLICT");
        FakeClient bobs = host.connect(bob, Dialect.VISIO);
        assertThat(bobs.send("start-recording", Map.of("meetingId", meetingId)).code())
                .isEqualTo("FORBIDDEN");
        assertThat(entries()).isEmpty();
    }

    private Ack start(FakeClient client) {
        Ack started = client.send("start-recording", Map.of("meetingId", meetingId, "reason", "minutes"));
        assertThat(started.success()).isTrue();
        return started;
    }

    private void written(User actor, String action, Optional<String> reason) {
        AuditEntry entry = entries().get(entries().size() - 1);
        assertThat(entry.action()).isEqualTo(action);
        assertThat(entry.actor()).isEqualTo(actor);
        assertThat(entry.subjectId()).isEqualTo(meetingId);
        assertThat(entry.reason()).isEqualTo(reason);
    }

    private List<AuditEntry> entries() {
        return host.auditLog().entries();
    }
}

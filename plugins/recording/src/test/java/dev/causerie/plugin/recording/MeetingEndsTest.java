package dev.causerie.plugin.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.RecordingChanged;
import dev.causerie.api.domain.recordings.RecordingStatus;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.plugin.meeting.MeetingPlugin;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the recording of a meeting that ends. */
class MeetingEndsTest {

    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private final FakeHost host = new FakeHost().start(new MeetingPlugin(), new RecordingPlugin());
    private final User ada = host.user("ada");
    private final User bob = host.user("bob");
    private final FakeClient adas = host.connect(ada, Dialect.VISIO);
    private final FakeClient bobs = host.connect(bob, Dialect.VISIO);
    private final List<RecordingChanged> changes = new ArrayList<>();
    private String meetingId = "";

    @BeforeEach
    void record() {
        host.start("ears", context -> context.observe(RecordingChanged.class, changes::add));
        meetingId = host.rest(ada)
                .post("/api/meetings", Map.of("title", "Standup"))
                .body()
                .path("id")
                .asText();
        adas.send("join-meeting", Map.of("meetingId", meetingId));
        bobs.send("join-meeting", Map.of("meetingId", meetingId));
        adas.send("start-recording", Map.of("meetingId", meetingId));
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void everybodyIsToldAtOnceThatTheRecordingHasStoppedAndByWhom() {
        host.advance(Duration.ofSeconds(3));
        Instant endedAt = host.now();
        adas.send("end-meeting", Map.of("meetingId", meetingId));
        host.advance(AT_ONCE);

        JsonNode stopped = bobs.received("recording-stopped").get(0);
        assertThat(stopped.path("recordingId"))
                .isEqualTo(bobs.received("recording-started").get(0).path("recordingId"));
        assertThat(stopped.path("meetingId").asText()).isEqualTo(meetingId);
        assertThat(stopped.path("stoppedBy").textValue()).isEqualTo(Long.toString(ada.id()));
        assertThat(Instant.parse(stopped.path("endTime").textValue())).isBetween(endedAt, host.now());
        assertThat(stopped.path("duration").asDouble()).isBetween(3.0, 3.1);
        assertThat(adas.received("recording-stopped")).containsExactly(stopped);
        host.advance(Duration.ofMinutes(2));
        assertThat(statuses()).containsExactly(RecordingStatus.RECORDING, RecordingStatus.COMPOSING);
    }

    @Test
    void anEndThatDidNotHappenStopsNothing() {
        host.failNextCommit();
        assertThat(adas.send("end-meeting", Map.of("meetingId", meetingId)).success())
                .isFalse();
        host.advance(Duration.ofMinutes(2));
        assertThat(host.recordings().running()).hasSize(1);
    }

    @Test
    void whatWasStoppedBeforeStaysAsItIs() {
        bobs.forget();
        adas.send("stop-recording", Map.of("meetingId", meetingId));
        adas.send("end-meeting", Map.of("meetingId", meetingId));
        host.advance(Duration.ofMinutes(2));
        assertThat(bobs.received("recording-stopped")).hasSize(1);
        assertThat(statuses()).containsExactly(RecordingStatus.RECORDING, RecordingStatus.COMPOSING);
    }

    @Test
    void whatNobodyWasThereToStopIsStoppedLaterInTheHostsName() {
        adas.send("end-meeting", Map.of("meetingId", meetingId));
        host.stop("recording");
        host.start(new RecordingPlugin());
        host.advance(Duration.ofSeconds(25));
        assertThat(host.recordings().running())
                .as("it may just be stopped elsewhere")
                .hasSize(1);
        host.advance(Duration.ofSeconds(15));
        assertThat(host.recordings().running()).isEmpty();
        assertThat(changes.get(changes.size() - 1).by()).isEqualTo(ada.id());
    }

    @Test
    void otherMeetingsAreRecordedOn() {
        String other = host.rest(bob)
                .post("/api/meetings", Map.of("title", "Other"))
                .body()
                .path("id")
                .asText();
        bobs.send("join-meeting", Map.of("meetingId", other));
        bobs.send("start-recording", Map.of("meetingId", other));
        adas.send("end-meeting", Map.of("meetingId", meetingId));
        host.advance(Duration.ofMinutes(2));
        assertThat(host.recordings().running())
                .extracting(recording -> recording.room().id())
                .containsExactly(other);
    }

    private List<RecordingStatus> statuses() {
        return changes.stream()
                .map(RecordingChanged::recording)
                .map(Recording::status)
                .toList();
    }
}

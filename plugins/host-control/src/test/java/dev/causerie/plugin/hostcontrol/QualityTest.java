package dev.causerie.plugin.hostcontrol;

import static dev.causerie.plugin.hostcontrol.HostControlScene.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.api.domain.media.MediaQuality;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.room.Room;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QualityTest {

    private static final String CHANGE = "change-quality";
    private static final String CHANGED = "quality-changed";
    private static final Map<String, String> LOW = Map.of("video", "low", "audio", "high");
    private static final Map<String, String> OWN = Map.of("video", "medium", "audio", "low", "scope", "self");

    private final HostControlScene scene = new HostControlScene();
    private final Room room = Meetings.room(scene.meetingId);

    @AfterEach
    void close() {
        scene.close();
    }

    private MediaQuality cap() {
        return scene.host.media().limitOf(room);
    }

    @Test
    void theHostCapsEverybody() {
        Ack ack = scene.send(scene.adas, CHANGE, LOW);

        assertThat(ack.get("video").asText()).isEqualTo("low");
        for (FakeClient client : List.of(scene.adas, scene.bobs, scene.eves)) {
            JsonNode told = only(client, CHANGED);
            assertThat(told.path("meetingId").asText()).isEqualTo(scene.meetingId);
            assertThat(told.path("video").asText()).isEqualTo("low");
            assertThat(told.path("audio").asText()).isEqualTo("high");
            assertThat(told.has("scope")).isFalse();
        }
        assertThat(cap()).isEqualTo(MediaQuality.LOW);
        assertThat(scene.dans.received()).isEmpty();
    }

    @Test
    void everyQualityIsTaken() {
        for (MediaQuality quality : MediaQuality.values()) {
            String word = quality.name().toLowerCase(Locale.ROOT);
            assertThat(scene.send(scene.adas, CHANGE, Map.of("video", word, "audio", word))
                            .success())
                    .isTrue();
            assertThat(cap()).isEqualTo(quality);
        }
        assertThat(scene.send(scene.adas, CHANGE, Map.of("video", "best", "audio", "low"))
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(scene.send(scene.adas, CHANGE, Map.of("video", "low", "audio", "low", "scope", "all"))
                        .code())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void nobodyElseCapsEverybody() {
        assertThat(scene.send(scene.bobs, CHANGE, LOW).code()).isEqualTo("FORBIDDEN");
        assertThat(scene.bobs.received("error")).hasSize(1);
        assertThat(scene.send(scene.dans, CHANGE, LOW).code()).isEqualTo("FORBIDDEN");
        assertThat(cap()).isEqualTo(MediaQuality.AUTO);
        assertThat(scene.eves.received()).isEmpty();
    }

    @Test
    void anyParticipantCapsWhatHeReceivesAndHeAloneIsTold() {
        FakeClient bobsPhone = scene.joined(scene.bob);
        assertThat(scene.send(scene.bobs, CHANGE, OWN).success()).isTrue();

        JsonNode told = only(scene.bobs, CHANGED);
        assertThat(told.path("scope").asText()).isEqualTo("self");
        assertThat(told.path("video").asText()).isEqualTo("medium");
        assertThat(told.path("audio").asText()).isEqualTo("low");
        assertThat(scene.host.media().limitOf(scene.bobs.sessionId())).isEqualTo(MediaQuality.MEDIUM);
        assertThat(cap()).isEqualTo(MediaQuality.AUTO);
        assertThat(bobsPhone.received(CHANGED)).isEmpty();
        assertThat(scene.adas.received(CHANGED)).isEmpty();
    }

    @Test
    void aHostMayCapWhatHeReceivesHimself() {
        assertThat(scene.send(scene.adas, CHANGE, OWN).success()).isTrue();
        assertThat(scene.host.media().limitOf(scene.adas.sessionId())).isEqualTo(MediaQuality.MEDIUM);
        assertThat(cap()).isEqualTo(MediaQuality.AUTO);
    }

    @Test
    void aSessionThatIsNotInTheMeetingHasNothingToCap() {
        FakeClient elsewhere = scene.client(scene.bob);
        assertThat(scene.send(elsewhere, CHANGE, OWN).code()).isEqualTo("FORBIDDEN");
        assertThat(scene.send(scene.dans, CHANGE, OWN).code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void whoComesLateIsTold() {
        scene.send(scene.adas, CHANGE, LOW);
        scene.forget();
        FakeClient late = scene.joined(scene.dan);

        assertThat(only(late, CHANGED).path("video").asText()).isEqualTo("low");
        assertThat(scene.bobs.received(CHANGED)).isEmpty();
    }

    @Test
    void aSecondDeviceIsTold() {
        scene.send(scene.adas, CHANGE, LOW);
        scene.forget();
        FakeClient bobsPhone = scene.joined(scene.bob);
        assertThat(only(bobsPhone, CHANGED).path("video").asText()).isEqualTo("low");
        assertThat(scene.bobs.received(CHANGED)).isEmpty();
    }

    @Test
    void whoIsLetInIsTold() {
        scene.host
                .rest(scene.ada)
                .patch("/api/meetings/" + scene.meetingId, Map.of("settings", Map.of("waitingRoom", true)));
        scene.send(scene.adas, CHANGE, LOW);
        scene.send(scene.dans, "join-meeting");
        assertThat(scene.dans.received(CHANGED)).isEmpty();

        JsonNode asked = only(scene.adas, "waiting-join");
        scene.send(
                scene.adas,
                "approve-waiting",
                "socketId",
                asked.path("socketId").asText());

        assertThat(scene.dans.received()).containsSubsequence("meeting-joined", CHANGED);
        assertThat(only(scene.dans, CHANGED).path("video").asText()).isEqualTo("low");
    }

    @Test
    void whereNobodySetAQualityNobodyIsTold() {
        assertThat(scene.joined(scene.dan).received(CHANGED)).isEmpty();
    }

    @Test
    void theCapOutlivesARestart() {
        scene.send(scene.adas, CHANGE, LOW);
        scene.host.restart();
        assertThat(cap()).isEqualTo(MediaQuality.LOW);
    }

    @Test
    void aCapThatTheMediaServerLostIsSetAgain() {
        scene.send(scene.adas, CHANGE, LOW);
        scene.host.media().limit(room, MediaQuality.HIGH);
        scene.host.advance(Duration.ofSeconds(10));
        assertThat(cap()).isEqualTo(MediaQuality.LOW);
    }

    @Test
    void theCapGoesWithTheMeeting() {
        scene.send(scene.adas, CHANGE, LOW);
        scene.host.rest(scene.ada).delete("/api/meetings/" + scene.meetingId);
        scene.host.advance(Duration.ofSeconds(10));
        assertThat(cap()).isEqualTo(MediaQuality.AUTO);
    }

    @Test
    void whatWasNotCommittedCapsNobody() {
        scene.host.failNextCommit();
        assertThat(scene.send(scene.adas, CHANGE, LOW).code()).isEqualTo("UNAVAILABLE");
        assertThat(cap()).isEqualTo(MediaQuality.AUTO);
        assertThat(scene.bobs.received(CHANGED)).isEmpty();
        assertThat(scene.host.auditLog().entries()).isEmpty();
    }

    @Test
    void theAuditLogKnowsWhoCappedEverybody() {
        scene.send(scene.adas, CHANGE, LOW);
        scene.send(scene.bobs, CHANGE, OWN);
        assertThat(scene.host.auditLog().entries())
                .extracting(AuditEntry::action, entry -> entry.actor().username(), AuditEntry::subjectId)
                .containsExactly(tuple("change-quality", "ada", scene.meetingId));
    }
}

package dev.causerie.plugin.meeting;

import static dev.causerie.plugin.meeting.MeetingScene.last;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.testkit.FakeClient;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DevicesTest {

    private final MeetingScene scene = new MeetingScene();

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void everyoneHearsAMicrophoneAndACamera() {
        String id = scene.meeting();
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);

        ada.send("toggle-microphone", Map.of("meetingId", id, "enabled", false));
        ada.send("toggle-camera", Map.of("meetingId", id, "enabled", true));

        for (FakeClient client : new FakeClient[] {ada, bob}) {
            JsonNode microphone = last(client, "microphone-toggled");
            assertThat(microphone.get("meetingId").asText()).isEqualTo(id);
            assertThat(microphone.get("userId").asText()).isEqualTo(Long.toString(scene.ada.id()));
            assertThat(microphone.get("enabled").asBoolean()).isFalse();
            assertThat(last(client, "camera-toggled").get("enabled").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void whoComesLaterSeesIt() {
        String id = scene.meeting();
        scene.joined(scene.ada, id).send("toggle-camera", Map.of("meetingId", id, "enabled", false));

        JsonNode ada =
                scene.join(scene.client(scene.bob), id).get("participants").get(0);

        assertThat(ada.get("cameraEnabled").asBoolean()).isFalse();
        assertThat(ada.get("microphoneEnabled").asBoolean()).isTrue();
        assertThat(ada.get("camera").asBoolean()).isFalse();
        assertThat(ada.get("microphone").asBoolean()).isTrue();
    }

    @Test
    void microphonesAreOffAtEntryWhereTheMeetingSaysSo() {
        String id = scene.meeting(Map.of("muteOnEntry", true));

        JsonNode ada =
                scene.join(scene.client(scene.ada), id).get("participants").get(0);

        assertThat(ada.get("microphoneEnabled").asBoolean()).isFalse();
    }

    @Test
    void onlyWhoIsInTheMeetingSwitches() {
        String id = scene.meeting();
        Map<String, Object> toggle = Map.of("meetingId", id, "enabled", true);

        assertThat(scene.client(scene.eve).send("toggle-microphone", toggle).code())
                .isEqualTo("FORBIDDEN");
        assertThat(scene.client(scene.ada).send("toggle-microphone", toggle).code())
                .isEqualTo("FORBIDDEN");
        assertThat(scene.client(scene.ada)
                        .send("toggle-camera", Map.of("meetingId", id))
                        .error())
                .contains("enabled");
    }
}

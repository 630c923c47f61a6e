package dev.causerie.plugin.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.users.User;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A name may have 64 characters, and each may be an emoji. */
class LongNamesTest {

    private final MeetingScene scene = new MeetingScene();
    private final User smiling = scene.host.user("😀".repeat(64));
    private final User laughing = scene.host.user("😂".repeat(64));

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void whoeverHasTheLongestNameCanHostAndShareAndSpeak() {
        String id = create(Map.of("title", "Standup"));
        FakeClient host = scene.client(smiling);
        JsonNode meeting = scene.join(host, id).get("meeting");
        assertThat(meeting.path("hostName").asText()).isEqualTo(smiling.username());
        FakeClient guest = scene.joined(laughing, id);

        assertThat(done(guest, "hand-raised", id).get("username").asText()).isEqualTo(laughing.username());
        done(guest, "start-screen-share", id);
        JsonNode seen = scene.join(scene.client(scene.eve), id).get("screenShare");
        assertThat(seen.path("username").asText()).isEqualTo(laughing.username());
    }

    @Test
    void whoeverHasTheLongestNameCanWaitAndBecomeHost() {
        String id = create(Map.of("title", "Standup", "settings", Map.of("waitingRoom", true)));
        FakeClient host = scene.joined(smiling, id);
        FakeClient guest = scene.client(laughing);
        assertThat(scene.join(guest, id).get("waiting").asBoolean()).isTrue();
        String ticket = MeetingScene.last(host, "waiting-join").get("socketId").asText();
        assertThat(host.send("approve-waiting", Map.of("meetingId", id, "socketId", ticket))
                        .success())
                .isTrue();

        scene.leave(host, id);
        assertThat(MeetingScene.last(guest, "host-changed").get("newHostName").asText())
                .isEqualTo(laughing.username());
    }

    private String create(Map<String, ?> body) {
        return scene.host
                .rest(smiling)
                .post("/api/meetings", body)
                .body()
                .path("id")
                .asText();
    }

    private static Ack done(FakeClient client, String event, String id) {
        Ack ack = client.send(event, Map.of("meetingId", id));
        assertThat(ack.success()).isTrue();
        return ack;
    }
}

package dev.causerie.plugin.meeting;

import static dev.causerie.plugin.meeting.MeetingScene.last;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.Markup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people write to get in and are called comes back as it was, whatever it looks like. */
class MarkupTest {

    private static final int LONGEST_NAME = 64;

    private final MeetingScene scene = new MeetingScene();

    @AfterEach
    void stop() {
        scene.close();
    }

    private static List<String> texts() {
        List<String> texts = Markup.texts();
        assertThat(texts).hasSizeGreaterThan(60);
        return texts;
    }

    private static String name(String text) {
        return text.substring(0, Math.min(LONGEST_NAME, text.length()));
    }

    @Test
    void whoWaitsAndWhyHeIsRefusedIsText() {
        String id = scene.meeting(Map.of("waitingRoom", true));
        FakeClient ada = scene.joined(scene.ada, id);
        for (String text : texts()) {
            FakeClient guest = scene.joined(scene.host.user(name(text)), id);

            JsonNode waiting = last(ada, "waiting-join");
            assertThat(waiting.path("username").asText()).isEqualTo(name(text));
            ada.send(
                    "reject-waiting",
                    Map.of("meetingId", id, "socketId", waiting.path("socketId").asText(), "reason", text));
            assertThat(last(ada, "waiting-left").path("username").asText()).isEqualTo(name(text));
            assertThat(last(guest, "join-error").path("message").asText()).isEqualTo(text);
        }
    }

    @Test
    void whoRaisesAHandSharesAScreenAndIsThereIsText() {
        String id = scene.meeting();
        FakeClient ada = scene.joined(scene.ada, id);
        Map<String, String> here = Map.of("meetingId", id);
        for (String text : texts()) {
            String name = name(text);
            FakeClient guest = scene.joined(scene.host.user(name), id);

            guest.send("hand-raised", here);
            assertThat(last(ada, "hand-raised").path("username").asText()).isEqualTo(name);
            guest.send("start-screen-share", here);
            assertThat(last(ada, "screen-share-started").path("username").asText())
                    .isEqualTo(name);
            // Ada may join sixty times a minute.
            scene.host.advance(Duration.ofSeconds(1));
            assertThat(last(ada, "raised-hands-updated")
                            .path(0)
                            .path("username")
                            .asText())
                    .isEqualTo(name);
            JsonNode found = scene.join(ada, id).get("participants").path(1);
            assertThat(found.path("username").asText()).isEqualTo(name);
            JsonNode joined = last(ada, "meeting-joined");
            assertThat(joined.path("raisedHands").path(0).path("username").asText())
                    .isEqualTo(name);
            assertThat(joined.path("screenShare").path("username").asText()).isEqualTo(name);
            scene.leave(guest, id);
            assertThat(last(ada, "participant-left").path("username").asText()).isEqualTo(name);
        }
    }
}

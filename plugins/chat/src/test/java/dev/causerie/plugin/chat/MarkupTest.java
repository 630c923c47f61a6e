package dev.causerie.plugin.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.event.Dialect;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.Markup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people write comes back as it was, whatever it looks like. */
class MarkupTest {

    private final ChatScene scene = new ChatScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void messagesAreText() {
        for (String text : texts()) {
            scene.say(scene.adas, text);

            assertThat(last(scene.bobs.received("chat-message")).path("message").asText())
                    .isEqualTo(text);
            List<JsonNode> history = new ArrayList<>();
            scene.history(scene.bobs, Map.of()).get("messages").forEach(history::add);
            assertThat(last(history).path("message").asText()).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.causerie.testkit.Markup#texts")
    void aNameIsText(String text) {
        String name = text.substring(0, Math.min(64, text.length()));
        FakeClient writer = scene.host.connect(scene.host.user(name), Dialect.VISIO);
        scene.join(writer, scene.meetingId);
        scene.say(writer, "hello");
        scene.adas.send("leave-meeting", Map.of("meetingId", scene.meetingId));
        scene.bobs.send("leave-meeting", Map.of("meetingId", scene.meetingId));

        assertThat(scene.bobs.received("participant-joined"))
                .extracting(joined -> joined.path("username").asText())
                .endsWith(name);
        assertThat(writer.received("chat-message"))
                .extracting(message -> message.path("username").asText())
                .contains(name);
        JsonNode messages = scene.history(writer, Map.of()).get("messages");
        assertThat(messages.get(0).path("username").asText()).isEqualTo(name);
        assertThat(messages.get(messages.size() - 1).path("message").asText()).isEqualTo(name + " is the host now");
        JsonNode author = writer.send("get-chat-stats", Map.of("meetingId", scene.meetingId))
                .get("stats")
                .path("messagesPerUser")
                .get(0);
        assertThat(author.path("username").asText()).isEqualTo(name);
    }

    @Test
    void titlesAndDescriptionsAreText() {
        for (String text : texts()) {
            // Joining is limited to sixty a minute.
            scene.host.advance(Duration.ofSeconds(2));
            JsonNode made = scene.host
                    .rest(scene.ada)
                    .post("/api/meetings", Map.of("title", text, "description", text))
                    .body();
            JsonNode joined = scene.adas
                    .send("join-meeting", Map.of("meetingId", made.path("id").asText()))
                    .get("meeting");
            for (JsonNode meeting : List.of(made, joined)) {
                assertThat(meeting.path("title").asText()).isEqualTo(text);
                assertThat(meeting.path("description").asText()).isEqualTo(text);
            }
        }
    }

    @Test
    void noneOfThemIsAnEmoji() {
        String messageId = scene.say(scene.adas, "hello");
        for (String text : texts()) {
            assertThat(scene.bobs
                            .send(
                                    "chat-reaction",
                                    Map.of("meetingId", scene.meetingId, "messageId", messageId, "emoji", text))
                            .code())
                    .as(text)
                    .isEqualTo("BAD_REQUEST");
        }
    }

    private static List<String> texts() {
        List<String> texts = Markup.texts();
        assertThat(texts).hasSizeGreaterThan(60);
        return texts;
    }

    private static JsonNode last(List<JsonNode> all) {
        return all.get(all.size() - 1);
    }
}

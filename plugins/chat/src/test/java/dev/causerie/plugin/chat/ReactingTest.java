package dev.causerie.plugin.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.event.Dialect;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReactingTest {

    private final ChatScene scene = new ChatScene();
    private final FakeClient adas = scene.adas;
    private final FakeClient bobs = scene.bobs;
    private final String messageId = scene.say(adas, "hello");

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aReactionReachesEverybodyTheSenderToo() {
        react(adas, "👍");
        Ack ack = react(bobs, "👍");

        assertThat(ack.success()).isTrue();
        for (FakeClient client : List.of(adas, bobs)) {
            JsonNode told = client.received("chat-reaction-added").get(1);
            assertThat(told.path("messageId").asText()).isEqualTo(messageId);
            assertThat(told.path("emoji").asText()).isEqualTo("👍");
            assertThat(told.path("count").asInt()).isEqualTo(2);
            assertThat(told.path("users")).isEqualTo(ack.get("users"));
            assertThat(told.path("meetingId").asText()).isEqualTo(scene.meetingId);
        }
        assertThat(ack.get("users"))
                .extracting(JsonNode::textValue)
                .containsExactly(Long.toString(scene.ada.id()), Long.toString(scene.bob.id()));
    }

    @Test
    void whatIsTakenOffReachesEverybodyWithWhatIsLeft() {
        react(adas, "👍");
        react(bobs, "👍");
        assertThat(unreact(adas, "👍").get("count").asInt()).isEqualTo(1);
        unreact(bobs, "👍");

        assertThat(adas.received("chat-reaction-removed"))
                .extracting(told -> told.path("count").asInt())
                .containsExactly(1, 0);
        assertThat(adas.received("chat-reaction-removed").get(1).path("users")).isEmpty();
    }

    @Test
    void whatIsRepeatedIsNoErrorAndTellsNobody() {
        react(adas, "👍");
        Ack again = react(adas, "👍");
        assertThat(again.success()).isTrue();
        assertThat(again.get("count").asInt()).isEqualTo(1);
        assertThat(unreact(bobs, "👍").success()).isTrue();
        assertThat(bobs.received("chat-reaction-added")).hasSize(1);
        assertThat(bobs.received("chat-reaction-removed")).isEmpty();
    }

    @Test
    void theHistoryHasTheReactions() {
        react(adas, "👍");
        react(bobs, "👍");
        react(bobs, "🎉");
        scene.say(bobs, "without any");

        JsonNode messages = scene.history(bobs, Map.of()).get("messages");

        JsonNode thumbs = messages.get(0).path("reactions").path("👍");
        assertThat(thumbs.path("count").asInt()).isEqualTo(2);
        assertThat(thumbs.path("users")).hasSize(2);
        assertThat(messages.get(0).path("reactions").path("🎉").path("count").asInt())
                .isEqualTo(1);
        assertThat(messages.get(1).path("reactions").isObject()).isTrue();
        assertThat(messages.get(1).path("reactions")).isEmpty();
    }

    @Test
    void whoComesBackIsToldWhatHeMissed() {
        bobs.drop();
        react(adas, "👍");
        bobs.reconnect();
        assertThat(bobs.received("chat-reaction-added")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "👍👍", "<b>", "👍 ", "thumbs"})
    void whatIsNotOneEmojiIsRefused(String text) {
        assertThat(react(adas, text).code()).isEqualTo("BAD_REQUEST");
        assertThat(unreact(adas, text).code()).isEqualTo("BAD_REQUEST");
        assertThat(adas.received("chat-error")).hasSize(2);
    }

    @Test
    void aMessageThatIsNotOfThisMeetingIsNotThere() {
        String other = scene.meeting("Other");
        scene.join(adas, other);
        assertThat(adas.send("chat-reaction", Map.of("meetingId", other, "messageId", messageId, "emoji", "👍"))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(bobs.send("chat-reaction", Map.of("meetingId", scene.meetingId, "messageId", "999", "emoji", "👍"))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(bobs.send("chat-reaction", Map.of("meetingId", scene.meetingId, "messageId", "no id", "emoji", "👍"))
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(bobs.received("chat-reaction-added")).isEmpty();
    }

    @Test
    void aMessageHasTwentyDifferentEmojisAtTheMost() {
        for (int i = 0; i < 20; i++) {
            assertThat(react(adas, Character.toString(0x1F600 + i)).success()).isTrue();
        }
        assertThat(react(bobs, "🚀").code()).isEqualTo("CONFLICT");
        assertThat(react(bobs, Character.toString(0x1F600)).success()).isTrue();
    }

    @Test
    void strangersAreRefused() {
        FakeClient stranger = scene.host.connect(scene.host.user("eve"), Dialect.VISIO);
        assertThat(react(stranger, "👍").code()).isEqualTo("FORBIDDEN");
        assertThat(unreact(stranger, "👍").code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void whereTheHostAloneWritesOthersMayTakeTheirReactionsOffAndPutNoneThere() {
        react(bobs, "👍");
        scene.host
                .rest(scene.ada)
                .patch("/api/meetings/" + scene.meetingId, Map.of("settings", Map.of("allowChat", "host")));
        assertThat(react(bobs, "🎉").code()).isEqualTo("FORBIDDEN");
        assertThat(react(adas, "🎉").success()).isTrue();
        assertThat(unreact(bobs, "👍").success()).isTrue();
    }

    private Ack react(FakeClient client, String emoji) {
        return client.send(
                "chat-reaction", Map.of("meetingId", scene.meetingId, "messageId", messageId, "emoji", emoji));
    }

    private Ack unreact(FakeClient client, String emoji) {
        return client.send(
                "chat-reaction-remove", Map.of("meetingId", scene.meetingId, "messageId", messageId, "emoji", emoji));
    }
}

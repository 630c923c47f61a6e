package dev.causerie.plugin.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.plugin.meeting.MeetingPlugin;
import dev.causerie.plugin.messages.MessagesPlugin;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatTest {

    private final FakeHost host = new FakeHost().start(new MessagesPlugin(), new MeetingPlugin(), new ChatPlugin());
    private final User ada = host.user("ada");
    private final User bob = host.user("bob");
    private final FakeClient adas = host.connect(ada, Dialect.VISIO);
    private final FakeClient bobs = host.connect(bob, Dialect.VISIO);
    private String meetingId = "";

    @BeforeEach
    void meet() {
        meetingId = meeting(Map.of());
        adas.send("join-meeting", Map.of("meetingId", meetingId));
        bobs.send("join-meeting", Map.of("meetingId", meetingId));
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aMessageReachesEverybodyTheSenderToo() {
        Ack ack = say(adas, "Bonjour <b>à tous</b> 👋");

        assertThat(ack.success()).isTrue();
        for (FakeClient client : List.of(adas, bobs)) {
            assertThat(client.received("chat-message")).singleElement().satisfies(message -> {
                assertThat(message.path("message").asText()).isEqualTo("Bonjour <b>à tous</b> 👋");
                assertThat(message.path("type").asText()).isEqualTo("text");
                assertThat(message.path("userId").asText()).isEqualTo(Long.toString(ada.id()));
                assertThat(message.path("id").isTextual()).isTrue();
                assertThat(message.path("reactions").isObject()).isTrue();
            });
        }
    }

    @Test
    void theAckCarriesWhatEverybodyIsTold() {
        Ack ack = say(adas, "hello");

        JsonNode told = bobs.received("chat-message").get(0);
        told.fieldNames()
                .forEachRemaining(name -> assertThat(ack.get(name)).as(name).isEqualTo(told.get(name)));
        assertThat(ack.get("messageId")).isEqualTo(told.get("id"));
    }

    @Test
    void theLongestMessageIsTakenAndALongerOneIsNot() {
        assertThat(say(adas, "x".repeat(4_000)).success()).isTrue();
        Ack refused = say(adas, "x".repeat(4_001));
        assertThat(refused.code()).isEqualTo("BAD_REQUEST");
        assertThat(refused.error()).contains("text");
        assertThat(adas.received("chat-error")).hasSize(1);
        assertThat(say(adas, "   ").code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void anEmojiCountsAsOneCharacter() {
        String longest = "👋".repeat(4_000);
        assertThat(say(adas, longest).success()).isTrue();
        assertThat(bobs.received("chat-message").get(0).path("message").asText())
                .isEqualTo(longest);
        assertThat(texts(bobs.send("get-chat-history", Map.of("meetingId", meetingId))))
                .containsExactly(longest);

        assertThat(say(adas, longest + "👋").error()).isEqualTo("text size must be between 1 and 4000");
    }

    @Test
    void whatTheServerAloneSaysIsRefusedFromClients() {
        assertThat(adas.send("chat-message", Map.of("meetingId", meetingId, "text", "x", "type", "system"))
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(adas.send("chat-message", Map.of("meetingId", meetingId, "text", "no emoji", "type", "reaction"))
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(adas.send("chat-message", Map.of("meetingId", meetingId, "text", "👍", "type", "reaction"))
                        .success())
                .isTrue();
    }

    @Test
    void whoIsNotInTheMeetingNeitherWritesNorReads() {
        FakeClient stranger = host.connect(host.user("eve"), Dialect.VISIO);
        assertThat(say(stranger, "let me in").code()).isEqualTo("FORBIDDEN");
        assertThat(stranger.send("get-chat-history", Map.of("meetingId", meetingId))
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(bobs.received("chat-message")).isEmpty();
    }

    @Test
    void theHostMayKeepTheChatToItself() {
        String quiet = meeting(Map.of("allowChat", "host"));
        adas.send("join-meeting", Map.of("meetingId", quiet));
        bobs.send("join-meeting", Map.of("meetingId", quiet));
        assertThat(bobs.send("chat-message", Map.of("meetingId", quiet, "text", "x", "type", "text"))
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(adas.send("chat-message", Map.of("meetingId", quiet, "text", "x", "type", "text"))
                        .success())
                .isTrue();
    }

    @Test
    void historyPagesBackwardsAndReadsForwards() {
        for (int i = 0; i < 5; i++) {
            say(adas, "message " + i);
        }
        Ack newest = bobs.send("get-chat-history", Map.of("meetingId", meetingId, "limit", 2));
        assertThat(texts(newest)).containsExactly("message 3", "message 4");
        assertThat(newest.get("hasMore").asBoolean()).isTrue();

        Ack before = bobs.send(
                "get-chat-history", Map.of("meetingId", meetingId, "limit", 10, "before", newest.get("before")));
        assertThat(texts(before)).containsExactly("message 0", "message 1", "message 2");
        assertThat(before.get("hasMore").asBoolean()).isFalse();
        assertThat(bobs.received("chat-history")).hasSize(2);
        assertThat(bobs.send("get-chat-history", Map.of("meetingId", meetingId, "limit", 101))
                        .code())
                .isEqualTo("BAD_REQUEST");
    }

    private Ack say(FakeClient client, String text) {
        return client.send("chat-message", Map.of("meetingId", meetingId, "text", text, "type", "text"));
    }

    private String meeting(Map<String, ?> settings) {
        return host.rest(ada)
                .post("/api/meetings", Map.of("title", "Standup", "settings", settings))
                .body()
                .path("id")
                .asText();
    }

    private static List<String> texts(Ack history) {
        return history.get("messages").findValues("message").stream()
                .map(JsonNode::asText)
                .toList();
    }
}

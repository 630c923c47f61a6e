package dev.causerie.plugin.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.recordings.RecordingType;
import dev.causerie.testkit.Ack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

    private final ChatScene scene = new ChatScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 5", "4, 5", "5, 5", "6, 5", "10, 5", "11, 5", "3, 1", "100, 100", "101, 100"})
    void pagesHaveEveryMessageOnceAndEndWithTheFirst(int count, int limit) {
        List<String> said =
                IntStream.range(0, count).mapToObj(i -> "message " + i).toList();
        said.forEach(text -> scene.say(scene.adas, text));

        List<String> read = new ArrayList<>();
        Ack page = scene.history(scene.bobs, Map.of("limit", limit));
        int pages = 1;
        read.addAll(0, texts(page));
        while (page.get("hasMore").asBoolean()) {
            page = scene.history(scene.bobs, Map.of("limit", limit, "before", page.get("before")));
            assertThat(texts(page)).isNotEmpty();
            read.addAll(0, texts(page));
            pages++;
        }

        assertThat(read).isEqualTo(said);
        assertThat(pages).isEqualTo(Math.max(1, (count + limit - 1) / limit));
    }

    @Test
    void beforeTheFirstThereIsNothing() {
        String first = scene.say(scene.adas, "first");
        Ack page = scene.history(scene.bobs, Map.of("before", first));
        assertThat(page.get("messages")).isEmpty();
        assertThat(page.get("hasMore").asBoolean()).isFalse();
        assertThat(page.get("before").isNull()).isTrue();
    }

    @Test
    void whatIsSaidMeanwhileDoesNotMoveThePages() {
        IntStream.range(0, 4).forEach(i -> scene.say(scene.adas, "message " + i));
        Ack newest = scene.history(scene.bobs, Map.of("limit", 2));
        scene.say(scene.adas, "meanwhile");
        Ack older = scene.history(scene.bobs, Map.of("limit", 2, "before", newest.get("before")));
        assertThat(texts(older)).containsExactly("message 0", "message 1");
    }

    @Test
    void aPageHasOneToAHundredMessages() {
        for (Object limit : List.of(0, -1, 101, "many")) {
            assertThat(scene.history(scene.bobs, Map.of("limit", limit)).code())
                    .as("%s", limit)
                    .isEqualTo("BAD_REQUEST");
        }
        for (Object before : List.of("x", "-1", "1".repeat(19), "")) {
            assertThat(scene.history(scene.bobs, Map.of("before", before)).code())
                    .as("%s", before)
                    .isEqualTo("BAD_REQUEST");
        }
    }

    @Test
    void theStatisticsCountWhatPeopleWrote() {
        String messageId = scene.say(scene.adas, "one");
        scene.say(scene.bobs, "two");
        scene.say(scene.bobs, "three");
        scene.adas.send("chat-reaction", Map.of("meetingId", scene.meetingId, "messageId", messageId, "emoji", "👍"));
        scene.host.recordings().start(Meetings.room(scene.meetingId), RecordingType.BOTH, scene.ada.id());

        JsonNode stats = scene.bobs
                .send("get-chat-stats", Map.of("meetingId", scene.meetingId))
                .get("stats");

        assertThat(scene.bobs.received("chat-stats").get(0).path("stats")).isEqualTo(stats);
        assertThat(stats.path("messageCount").asInt()).isEqualTo(3);
        assertThat(stats.path("participantCount").asInt()).isEqualTo(2);
        assertThat(stats.path("reactionCount").asInt()).isEqualTo(1);
        assertThat(stats.path("topEmojis").get(0).path("emoji").asText()).isEqualTo("👍");
        assertThat(stats.path("topEmojis").get(0).path("count").asInt()).isEqualTo(1);
        JsonNode bob = stats.path("messagesPerUser").get(0);
        assertThat(bob.path("userId").asText()).isEqualTo(Long.toString(scene.bob.id()));
        assertThat(bob.path("userId").isTextual()).isTrue();
        assertThat(bob.path("username").asText()).isEqualTo("bob");
        assertThat(bob.path("count").asInt()).isEqualTo(2);
        assertThat(stats.path("firstAt").asText()).isEqualTo("2030-01-01T09:00:00.000Z");
    }

    @Test
    void withoutMessagesTheStatisticsAreZeros() {
        JsonNode stats = scene.bobs
                .send("get-chat-stats", Map.of("meetingId", scene.meetingId))
                .get("stats");
        assertThat(stats.path("messageCount").asInt()).isZero();
        assertThat(stats.path("messagesPerUser")).isEmpty();
        assertThat(stats.path("lastAt").isNull()).isTrue();
    }

    private static List<String> texts(Ack page) {
        return page.get("messages").findValues("message").stream()
                .map(JsonNode::asText)
                .toList();
    }
}

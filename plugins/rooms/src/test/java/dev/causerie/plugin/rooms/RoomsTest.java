package dev.causerie.plugin.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.plugin.messages.MessagesPlugin;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomsTest {

    private final FakeHost host = new FakeHost().start(new MessagesPlugin(), new RoomsPlugin());
    private final User ada = host.user("ada");
    private final User bob = host.user("bob");
    private final FakeClient adas = host.connect(ada, Dialect.ROOMS);
    private final FakeClient bobs = host.connect(bob, Dialect.ROOMS);

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aMessageWithoutARoomGoesToTheLobbyAndToItsSender() {
        bobs.send("room:join", Map.of("roomId", "lobby"));
        Ack ack = adas.send("message", Map.of("message", "Bonjour !"));

        assertThat(ack.success()).isTrue();
        for (FakeClient client : List.of(adas, bobs)) {
            JsonNode message = client.received("message").get(0);
            assertThat(message.path("message").asText()).isEqualTo("Bonjour !");
            assertThat(message.path("id")).isEqualTo(ack.get("id"));
            assertThat(message.path("username").asText()).isEqualTo("ada");
            assertThat(message.has("context")).isFalse();
        }
    }

    @Test
    void theContextComesBackAsItWas() {
        Map<String, Object> context = Map.of("roomId", "42", "replyTo", "7", "deep", List.of(1, Map.of("x", "y")));
        bobs.send("room:join", Map.of("roomId", "42"));
        adas.send("message", Map.of("message", "hello", "context", context));

        JsonNode back = bobs.received("message").get(0).path("context");
        assertThat(back.path("roomId").asText()).isEqualTo("42");
        assertThat(back.path("deep").get(1).path("x").asText()).isEqualTo("y");
    }

    @Test
    void roomsDoNotHearEachOther() {
        adas.send("message", Map.of("message", "here", "context", Map.of("roomId", "one")));
        bobs.send("message", Map.of("message", "there", "context", Map.of("roomId", "two")));

        assertThat(adas.received("message")).hasSize(1);
        assertThat(bobs.received("message")).hasSize(1);
    }

    @Test
    void typingIsToldToTheOthersOfTheRoomUsedLast() {
        bobs.send("room:join", Map.of("roomId", "two"));
        adas.send("room:join", Map.of("roomId", "one"));
        host.advance(Duration.ofSeconds(1));
        adas.send("room:join", Map.of("roomId", "two"));
        adas.send("typing", true);

        assertThat(bobs.received("userTyping")).singleElement().satisfies(typing -> {
            assertThat(typing.path("isTyping").asBoolean()).isTrue();
            assertThat(typing.path("userId").asText()).isEqualTo(Long.toString(ada.id()));
        });
        assertThat(adas.received("userTyping")).isEmpty();
    }

    @Test
    void typingWithoutARoomConcernsTheLobby() {
        bobs.send("room:join", Map.of("roomId", "lobby"));
        adas.send("typing", false);
        assertThat(bobs.received("userTyping")).hasSize(1);
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        assertThat(adas.send("message", Map.of("context", Map.of())).error()).contains("message");
        assertThat(adas.send("message", Map.of("message", "👋".repeat(4_000))).success())
                .isTrue();
        assertThat(adas.send("message", Map.of("message", "👋".repeat(4_001))).code())
                .isEqualTo("BAD_REQUEST");
        assertThat(adas.send("message", Map.of("message", "x".repeat(4_001))).code())
                .isEqualTo("BAD_REQUEST");
        assertThat(adas.send("message", Map.of("message", "x", "context", Map.of("y", "z".repeat(9_000))))
                        .code())
                .isEqualTo("PAYLOAD_TOO_LARGE");
        assertThat(adas.send("message", Map.of("message", "x", "context", List.of(1)))
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(adas.send("typing", "yes").code()).isEqualTo("BAD_REQUEST");
        assertThat(adas.send("room:join", Map.of("roomId", " ")).code()).isEqualTo("BAD_REQUEST");
        User guest = host.guest("gus", "abc-defg-hij");
        assertThat(host.connect(guest, Dialect.ROOMS)
                        .send("message", Map.of("message", "x"))
                        .code())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void aRoomLearnsWhoComesAndWhoHasGone() {
        bobs.send("room:join", Map.of("roomId", "one"));
        adas.send("room:join", Map.of("roomId", "one"));
        assertThat(bobs.received("userStatus")).anySatisfy(status -> {
            assertThat(status.path("username").asText()).isEqualTo("ada");
            assertThat(status.path("isOnline").asBoolean()).isTrue();
        });

        bobs.forget();
        adas.drop();
        host.advance(Duration.ofSeconds(4));
        assertThat(bobs.received("userStatus")).isEmpty();
        host.advance(Duration.ofSeconds(4));
        assertThat(bobs.received("userStatus")).singleElement().satisfies(status -> {
            assertThat(status.path("isOnline").asBoolean()).isFalse();
            assertThat(status.path("lastSeen").asText()).isNotEmpty();
        });
    }
}

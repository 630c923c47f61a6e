package dev.causerie.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Event;
import dev.causerie.api.event.Handling;
import dev.causerie.api.event.Policy;
import dev.causerie.api.event.Reply;
import dev.causerie.server.lane.Permits;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListenersTest {

    record InConversation(String conversationId, boolean isTyping) {}

    record InChannel(long channelId, Optional<String> note) {}

    record InConversationToo(String conversationId) {}

    private final Listeners listeners = new Listeners();
    private final FakePlugin rooms = FakePlugin.named("rooms");
    private final FakePlugin messenger = FakePlugin.named("messenger");

    @Test
    void theKindOfThePayloadChooses() {
        listeners.add(listener(rooms, Dialect.ROOMS, Event.of("typing", Boolean.class)));
        listeners.add(listener(messenger, Dialect.MESSENGER, Event.of("typing", InConversation.class)));

        assertThat(find("typing", "true").plugin()).isEqualTo(rooms);
        assertThat(find("typing", "{\"conversationId\":\"1\",\"isTyping\":true}")
                        .plugin())
                .isEqualTo(messenger);
        assertThat(find("typing", "{}").plugin())
                .as("an incomplete object goes to who takes objects, whose binding names the field")
                .isEqualTo(messenger);
        assertRefused("typing", "3", Code.BAD_REQUEST, "a boolean or an object");
    }

    @Test
    void theRequiredKeysChoose() {
        listeners.add(listener(rooms, Dialect.CHAT_RTC, Event.of("typing", InChannel.class)));
        listeners.add(listener(messenger, Dialect.MESSENGER, Event.of("typing", InConversation.class)));

        assertThat(find("typing", "{\"channelId\":3}").plugin()).isEqualTo(rooms);
        assertThat(find("typing", "{\"conversationId\":\"1\",\"isTyping\":true,\"channelId\":null}")
                        .plugin())
                .isEqualTo(messenger);
    }

    @Test
    void twoOwnersThatNothingTellsApartAreRefusedByName() {
        listeners.add(listener(rooms, Dialect.ROOMS, Event.of("typing", InConversation.class)));

        assertThatThrownBy(() -> listeners.add(
                        listener(messenger, Dialect.MESSENGER, Event.of("typing", InConversationToo.class))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rooms")
                .hasMessageContaining("messenger")
                .hasMessageContaining("typing");
    }

    @Test
    void whoOwnsANameAloneIsGivenEveryPayload() {
        listeners.add(listener(rooms, Dialect.ROOMS, Event.of("typing", Boolean.class)));

        for (String unfit : new String[] {"3", "null", "[]", "{}"}) {
            assertThat(find("typing", unfit).plugin())
                    .as("its binding refuses, and its own error event says so")
                    .isEqualTo(rooms);
        }
    }

    @Test
    void anUnknownEventIsNamed() {
        assertRefused("no-such", "{}", Code.NOT_FOUND, "no-such");
    }

    @Test
    void whatIsTakenOutIsGone() throws Exception {
        AutoCloseable registration = listeners.add(listener(rooms, Dialect.ROOMS, Event.of("typing", Boolean.class)));
        registration.close();
        assertRefused("typing", "true", Code.NOT_FOUND, "typing");
        assertThat(listeners.all()).isEmpty();
    }

    private Listener<?> find(String event, String payload) {
        return listeners.find(event, json(payload), Set.of());
    }

    private void assertRefused(String event, String payload, Code code, String words) {
        assertThatThrownBy(() -> find(event, payload)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo(code);
            assertThat(rejected.getMessage()).contains(words);
        });
    }

    static <P> Listener<P> listener(FakePlugin plugin, Dialect dialect, Event<P> event) {
        return new Listener<>(
                plugin,
                new Permits(1),
                dialect,
                "error",
                event,
                Shape.of(event.payload()),
                Policy.signedIn(),
                Handling.inLane(),
                (caller, payload) -> Reply.done());
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}

package dev.causerie.plugin.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.event.Dialect;
import dev.causerie.plugin.messages.MessagesPlugin;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LongNameTest {

    @Test
    void whoeverHasTheLongestNameOfEmojisCanBePresent() {
        try (FakeHost host = new FakeHost().start(new MessagesPlugin(), new RoomsPlugin())) {
            FakeClient smiling = host.connect(host.user("😀".repeat(64)), Dialect.ROOMS);

            assertThat(smiling.send("room:join", Map.of("roomId", "lobby")).success())
                    .isTrue();

            assertThat(smiling.received("userStatus"))
                    .extracting(status -> status.get("username").asText())
                    .containsExactly(smiling.user().username());
        }
    }
}

package dev.causerie.plugin.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.domain.messages.ConversationKey;
import dev.causerie.api.domain.messages.MessageType;
import dev.causerie.api.domain.messages.Messages;
import dev.causerie.api.domain.messages.NewMessage;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.room.Room;
import dev.causerie.testkit.FakeHost;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LongNameTest {

    @Test
    void theLongestNameOfEmojisCanWrite() {
        try (FakeHost host = new FakeHost().start(new MessagesPlugin())) {
            User smiling = host.user("😀".repeat(64));
            ConversationKey hall = new ConversationKey("hall", "1");
            Messages messages = host.service(Messages.class);

            messages.send(
                    new NewMessage(hall, smiling, MessageType.TEXT, "hello", Optional.empty()), Room.of("hall", "1"));

            assertThat(messages.history(hall, Optional.empty(), 1)
                            .items()
                            .get(0)
                            .authorName())
                    .isEqualTo(smiling.username());
        }
    }
}

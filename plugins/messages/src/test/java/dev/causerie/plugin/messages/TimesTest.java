package dev.causerie.plugin.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.domain.messages.ConversationKey;
import dev.causerie.api.domain.messages.Message;
import dev.causerie.api.domain.messages.MessageType;
import dev.causerie.api.domain.messages.Messages;
import dev.causerie.api.domain.messages.NewMessage;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.room.Room;
import dev.causerie.testkit.FakeHost;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimesTest {

    /** A clock that has moved on by a millisecond whenever it is looked at. */
    private static final class Ticking extends Clock {

        private final AtomicLong millis = new AtomicLong(1_900_000_000_000L);

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.incrementAndGet());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("always UTC");
        }
    }

    @Test
    void timesRiseWithTheIdsWhenManySendAtOnce() {
        ConversationKey hall = new ConversationKey("hall", "1");
        try (FakeHost host = new FakeHost()) {
            host.start(
                    "messages",
                    context -> context.offer(
                            Messages.class, new StoredMessages(context.store(), context.publisher(), new Ticking())));
            Messages messages = host.service(Messages.class);
            User ada = host.user("ada");
            IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> messages.send(
                            new NewMessage(hall, ada, MessageType.TEXT, "message " + i, Optional.empty()),
                            Room.of("hall", "1"))))
                    .toList()
                    .forEach(CompletableFuture::join);

            assertThat(messages.history(hall, Optional.empty(), 100).items())
                    .hasSize(40)
                    .extracting(Message::createdAt)
                    .isSorted();
        }
    }
}

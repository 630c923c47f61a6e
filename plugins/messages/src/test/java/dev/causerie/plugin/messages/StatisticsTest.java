package dev.causerie.plugin.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.domain.messages.ConversationKey;
import dev.causerie.api.domain.messages.ConversationStatistics;
import dev.causerie.api.domain.messages.ConversationStatistics.AuthorCount;
import dev.causerie.api.domain.messages.ConversationStatistics.EmojiCount;
import dev.causerie.api.domain.messages.Message;
import dev.causerie.api.domain.messages.MessageType;
import dev.causerie.api.domain.messages.Messages;
import dev.causerie.api.domain.messages.NewMessage;
import dev.causerie.api.domain.messages.Reactions;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.room.Room;
import dev.causerie.testkit.FakeHost;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private static final ConversationKey HALL = new ConversationKey("hall", "1");
    private static final Room ROOM = Room.of("hall", "1");

    private final FakeHost host = new FakeHost().start(new MessagesPlugin());
    private final Messages messages = host.service(Messages.class);
    private final Reactions reactions = host.service(Reactions.class);
    private final User ada = host.user("ada");
    private final User bob = host.user("bob");

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aConversationWithoutMessagesComesToNothing() {
        assertThat(statistics()).isEqualTo(Statistics.none());
        say(HALL, ada, MessageType.SYSTEM);
        assertThat(statistics()).isEqualTo(Statistics.none());
    }

    @Test
    void whatPeopleWroteIsCountedAndWhatTheServerWroteIsNot() {
        Message first = say(HALL, ada, MessageType.TEXT);
        say(HALL, bob, MessageType.TEXT);
        say(HALL, ada, MessageType.SYSTEM);
        Message last = say(HALL, bob, MessageType.REACTION);
        say(new ConversationKey("hall", "2"), ada, MessageType.TEXT);

        ConversationStatistics found = statistics();

        assertThat(found.messages()).isEqualTo(3);
        assertThat(found.authors()).isEqualTo(2);
        assertThat(found.firstAt()).contains(first.createdAt());
        assertThat(found.lastAt()).contains(last.createdAt());
        assertThat(found.topAuthors())
                .containsExactly(new AuthorCount(bob.id(), "bob", 2), new AuthorCount(ada.id(), "ada", 1));
    }

    @Test
    void theMostUsedEmojisComeFirstAndTenAreTheMost() {
        long id = say(HALL, ada, MessageType.TEXT).id();
        for (int i = 0; i < 12; i++) {
            reactions.add(HALL, id, ada, Character.toString(0x1F600 + i), ROOM);
        }
        reactions.add(HALL, id, bob, Character.toString(0x1F60B), ROOM);
        long elsewhere =
                say(new ConversationKey("hall", "2"), ada, MessageType.TEXT).id();
        reactions.add(new ConversationKey("hall", "2"), elsewhere, ada, "👍", ROOM);

        ConversationStatistics found = statistics();

        assertThat(found.reactions()).isEqualTo(13);
        assertThat(found.topEmojis()).hasSize(10).startsWith(new EmojiCount(Character.toString(0x1F60B), 2));
        assertThat(found.topEmojis()).extracting(EmojiCount::emoji).doesNotContain("👍");
    }

    @Test
    void aHundredAuthorsAreNamedAndAllAreCounted() {
        IntStream.range(0, 103).forEach(i -> say(HALL, host.user("user " + i), MessageType.TEXT));

        assertThat(statistics().authors()).isEqualTo(103);
        assertThat(statistics().topAuthors()).hasSize(100);
    }

    private ConversationStatistics statistics() {
        return messages.statistics(HALL);
    }

    private Message say(ConversationKey conversation, User author, MessageType type) {
        host.advance(Duration.ofSeconds(1));
        return messages.send(new NewMessage(conversation, author, type, "x", Optional.empty()), ROOM);
    }
}

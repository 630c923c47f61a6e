package dev.causerie.plugin.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.domain.messages.ConversationKey;
import dev.causerie.api.domain.messages.MessageType;
import dev.causerie.api.domain.messages.Messages;
import dev.causerie.api.domain.messages.NewMessage;
import dev.causerie.api.domain.messages.Reaction;
import dev.causerie.api.domain.messages.ReactionChanged;
import dev.causerie.api.domain.messages.Reactions;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.room.Room;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeHost;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReactionsTest {

    private static final ConversationKey HALL = new ConversationKey("hall", "1");

    private final FakeHost host = new FakeHost().start(new MessagesPlugin()).start("echo", echo -> echo.events(
                    Dialect.ROOMS)
            .renders(ReactionChanged.class, "changed", changed -> changed));
    private final Reactions reactions = host.service(Reactions.class);
    private final User ada = host.user("ada");
    private final FakeClient adas = host.connect(ada);
    private final long messageId = say(HALL);

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aReactionIsStoredAndPublished() {
        Reaction now = add(ada, "👍");

        assertThat(now).isEqualTo(new Reaction("👍", 1, List.of(ada.id())));
        assertThat(reactions.of(List.of(messageId)).get(messageId)).containsExactly(now);
        JsonNode told = adas.received("changed").get(0);
        assertThat(told.path("reaction").path("count").asInt()).isEqualTo(1);
        assertThat(told.path("added").asBoolean()).isTrue();
    }

    @Test
    void whatIsRepeatedIsNoErrorAndTellsNobody() {
        add(ada, "👍");
        add(ada, "👍");
        assertThat(adas.received("changed")).hasSize(1);

        assertThat(remove(ada, "👍")).isEqualTo(new Reaction("👍", 0, List.of()));
        assertThat(remove(ada, "👍").count()).isZero();
        assertThat(adas.received("changed")).hasSize(2);
        assertThat(reactions.of(List.of(messageId))).isEmpty();
    }

    @Test
    void whatIsNotCommittedIsNotTold() {
        host.failNextCommit();
        assertThatThrownBy(() -> add(ada, "👍")).isInstanceOf(Rejected.class);
        assertThat(adas.received("changed")).isEmpty();
        assertThat(reactions.of(List.of(messageId))).isEmpty();
    }

    @Test
    void aMessageHasTwentyDifferentEmojisAndNotOneMore() {
        List<String> emojis = IntStream.range(0, 20)
                .mapToObj(i -> Character.toString(0x1F600 + i))
                .toList();
        emojis.forEach(emoji -> add(ada, emoji));

        assertRefused(Code.CONFLICT, () -> add(host.user("bob"), "🚀"));
        assertThat(add(host.user("eve"), emojis.get(19)).count()).isEqualTo(2);
        remove(ada, emojis.get(0));
        assertThat(add(ada, "🚀").count()).isEqualTo(1);
        assertThat(reactions.of(List.of(messageId)).get(messageId)).hasSize(20);
    }

    @Test
    void aMessageOfAnotherConversationIsNotThere() {
        ConversationKey other = new ConversationKey("hall", "2");
        long elsewhere = say(other);

        assertRefused(Code.NOT_FOUND, () -> reactions.add(HALL, elsewhere, ada, "👍", Room.ofUser(ada.id())));
        assertRefused(Code.NOT_FOUND, () -> reactions.remove(HALL, elsewhere, ada, "👍", Room.ofUser(ada.id())));
        assertRefused(
                Code.NOT_FOUND,
                () -> reactions.add(new ConversationKey("hall", "3"), elsewhere, ada, "👍", Room.ofUser(ada.id())));
        assertThat(reactions.of(List.of(elsewhere))).isEmpty();
    }

    @Test
    void fiftyUsersAreNamedAndAllAreCounted() {
        List<Long> ids = IntStream.range(0, 55)
                .mapToObj(i -> host.user("user " + i))
                .peek(user -> {
                    host.advance(Duration.ofMillis(1));
                    add(user, "👍");
                })
                .map(User::id)
                .toList();

        Reaction thumbs = reactions.of(List.of(messageId)).get(messageId).get(0);

        assertThat(thumbs.count()).isEqualTo(55);
        assertThat(thumbs.users()).isEqualTo(ids.subList(0, 50));
    }

    @Test
    void emojisStandInTheOrderTheyCameAndAreToldApart() {
        for (String emoji : List.of("🎉", "👍", "👍🏽", "❤")) {
            host.advance(Duration.ofMillis(1));
            add(ada, emoji);
        }
        long second = say(HALL);
        reactions.add(HALL, second, ada, "🚀", Room.ofUser(ada.id()));

        var found = reactions.of(List.of(second, messageId));

        assertThat(found.get(messageId)).extracting(Reaction::emoji).containsExactly("🎉", "👍", "👍🏽", "❤");
        assertThat(found.get(second)).extracting(Reaction::emoji).containsExactly("🚀");
        assertThat(reactions.of(List.of())).isEmpty();
    }

    @Test
    void everyCountIsToldOnceWhenManyReactAtOnce() {
        List<User> users =
                IntStream.range(0, 30).mapToObj(i -> host.user("user " + i)).toList();
        users.stream()
                .map(user -> CompletableFuture.runAsync(() -> add(user, "👍")))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(adas.received("changed"))
                .extracting(told -> told.path("reaction").path("count").asInt())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 30).boxed().toList());
    }

    private Reaction add(User user, String emoji) {
        return reactions.add(HALL, messageId, user, emoji, Room.ofUser(ada.id()));
    }

    private Reaction remove(User user, String emoji) {
        return reactions.remove(HALL, messageId, user, emoji, Room.ofUser(ada.id()));
    }

    private long say(ConversationKey conversation) {
        return host.service(Messages.class)
                .send(
                        new NewMessage(conversation, ada, MessageType.TEXT, "hello", Optional.empty()),
                        Room.ofUser(ada.id()))
                .id();
    }

    private static void assertRefused(Code code, Runnable change) {
        assertThatThrownBy(change::run).isInstanceOfSatisfying(Rejected.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}

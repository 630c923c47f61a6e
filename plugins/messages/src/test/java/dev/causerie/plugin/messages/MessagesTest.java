package dev.causerie.plugin.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.api.Rejected;
import dev.causerie.api.domain.messages.ConversationKey;
import dev.causerie.api.domain.messages.Message;
import dev.causerie.api.domain.messages.MessageSent;
import dev.causerie.api.domain.messages.MessageType;
import dev.causerie.api.domain.messages.Messages;
import dev.causerie.api.domain.messages.NewMessage;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.http.Page;
import dev.causerie.api.room.Room;
import dev.causerie.testkit.FakeHost;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final ConversationKey HALL = new ConversationKey("hall", "1");

    private final FakeHost host = new FakeHost();
    private Messages messages;
    private User ada;

    @BeforeEach
    void start() {
        host.start(new MessagesPlugin());
        host.start("echo", echo -> echo.events(Dialect.ROOMS)
                .renders(
                        MessageSent.class,
                        "sent",
                        sent -> List.of(sent.message().text())));
        messages = host.service(Messages.class);
        ada = host.user("ada");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void aSentMessageIsStoredAndPublished() {
        var client = host.connect(ada);

        Message sent = say(HALL, "bonjour");

        assertThat(client.received("sent"))
                .extracting(payload -> payload.get(0).asText())
                .containsExactly("bonjour");
        assertThat(history(HALL).items()).containsExactly(sent);
        assertThat(sent.authorName()).isEqualTo("ada");
        assertThat(sent.createdAt()).isEqualTo(host.now());
    }

    @Test
    void whatIsNotCommittedIsNotPublished() {
        var client = host.connect(ada);
        host.failNextCommit();

        assertThatThrownBy(() -> say(HALL, "lost")).isInstanceOf(Rejected.class);

        assertThat(client.received()).isEmpty();
        assertThat(history(HALL).items()).isEmpty();
    }

    @Test
    void aPageIsTheNewestBeforeItsCursorOldestFirst() {
        List<Long> ids = IntStream.range(0, 5)
                .mapToObj(i -> say(HALL, "message " + i).id())
                .toList();

        Page<Message> newest = messages.history(HALL, Optional.empty(), 2);
        Page<Message> oldest = messages.history(HALL, Optional.of(ids.get(2)), 2);

        assertThat(newest.items()).extracting(Message::id).containsExactly(ids.get(3), ids.get(4));
        assertThat(newest.hasMore()).isTrue();
        assertThat(oldest.items()).extracting(Message::id).containsExactly(ids.get(0), ids.get(1));
        assertThat(oldest.hasMore()).isFalse();
    }

    @Test
    void conversationsAreToldApartByKindAndByCase() {
        say(new ConversationKey("hall", "a"), "one");
        say(new ConversationKey("hall", "A"), "two");
        say(new ConversationKey("room", "a"), "three");

        assertThat(history(new ConversationKey("hall", "A")).items())
                .extracting(Message::text)
                .containsExactly("two");
        assertThat(history(new ConversationKey("hall", "none")).items()).isEmpty();
    }

    @Test
    void theContextComesBackAsItWas() throws Exception {
        JsonNode context = new ObjectMapper().readTree("""
                {"roomId": "1", "deep": [1, 2.5, null, {"é": "\\u0000 <b>"}]}
                """);

        messages.send(new NewMessage(HALL, ada, MessageType.TEXT, "x", Optional.of(context)), Room.ofUser(ada.id()));

        assertThat(history(HALL).items()).extracting(Message::context).containsExactly(Optional.of(context));
    }

    @Test
    void idsRiseInTheOrderOfSendingWhenManySendAtOnce() {
        var client = host.connect(ada);
        IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.runAsync(() -> say(HALL, "message " + i)))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(history(HALL).items()).hasSize(40).extracting(Message::id).isSorted();
        assertThat(client.received("sent")).hasSize(40);
    }

    @Test
    void aPageHasOneToAHundredMessages() {
        assertThatThrownBy(() -> messages.history(HALL, Optional.empty(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> messages.history(HALL, Optional.empty(), 101))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Message say(ConversationKey conversation, String text) {
        return messages.send(
                new NewMessage(conversation, ada, MessageType.TEXT, text, Optional.empty()), Room.ofUser(ada.id()));
    }

    private Page<Message> history(ConversationKey conversation) {
        return messages.history(conversation, Optional.empty(), 100);
    }
}

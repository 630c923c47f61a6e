package dev.causerie.plugin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.messages.ConversationKey;
import dev.causerie.api.domain.messages.MessageType;
import dev.causerie.api.domain.messages.Messages;
import dev.causerie.api.domain.messages.NewMessage;
import dev.causerie.api.room.Room;
import dev.causerie.testkit.FakeClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatNoticesTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Scene scene = new Scene();
    private final FakeClient bobsPhone = scene.connect(scene.bob);
    private final String meetingId = scene.meeting("Standup", scene.adas, scene.bobs);

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whoIsMentionedIsTold() {
        scene.say(scene.adas, meetingId, "hello @Bob <b>");

        JsonNode told = scene.list(scene.bobs).get(0);
        assertThat(told.path("type").asText()).isEqualTo("chat_message");
        assertThat(told.path("title").asText()).isEqualTo("ada mentioned you in Standup");
        assertThat(told.path("message").asText()).isEqualTo("hello @Bob <b>");
        assertThat(told.path("data").path("meetingId").asText()).isEqualTo(meetingId);
        assertThat(told.path("data").path("mention").asBoolean()).isTrue();
        assertThat(told.path("data").path("messageId"))
                .isEqualTo(scene.bobs.received("chat-message").get(0).path("id"));
        assertThat(bobsPhone.received("notification")).containsExactly(told);
    }

    @Test
    void nobodyIsToldOfHisOwnMessages() {
        scene.say(scene.adas, meetingId, "I, @ada, say hello");
        assertThat(scene.list(scene.adas)).isEmpty();
        assertThat(scene.list(scene.bobs)).isEmpty();
    }

    @Test
    void whoWasInTheMeetingCanBeMentionedAndWhoWasNeverThereCanNot() {
        FakeClient eves = scene.connect(scene.host.user("eve"));
        scene.bobs.send("leave-meeting", Map.of("meetingId", meetingId));
        scene.say(scene.adas, meetingId, "@bob @eve are you there?");
        assertThat(scene.titles(scene.bobs)).containsExactly("ada mentioned you in Standup");
        assertThat(scene.list(eves)).isEmpty();
    }

    @Test
    void aLongMessageIsCutInTheNotification() {
        scene.say(scene.adas, meetingId, "@bob " + "x".repeat(3_000));
        assertThat(scene.list(scene.bobs).get(0).path("message").asText())
                .hasSize(1_000)
                .endsWith("x…");
    }

    @Test
    void whatIsWrittenWhileOneIsAwayIsCounted() {
        scene.bobs.drop();
        for (String text : List.of("one", "two", "three")) {
            scene.say(scene.adas, meetingId, text);
        }
        scene.host.advance(SOON);

        JsonNode told = scene.list(bobsPhone).get(0);
        assertThat(scene.titles(bobsPhone)).containsExactly("3 new messages in Standup");
        assertThat(told.path("type").asText()).isEqualTo("chat_message");
        assertThat(told.path("message").asText()).isEqualTo("ada: three");
        assertThat(told.path("data").path("count").asInt()).isEqualTo(3);
        assertThat(told.path("data").path("meetingId").asText()).isEqualTo(meetingId);
        assertThat(bobsPhone.received("notification"))
                .extracting(each -> each.path("title").asText())
                .containsExactly("1 new message in Standup", "3 new messages in Standup");
        assertThat(bobsPhone.received("notification"))
                .extracting(each -> each.path("id"))
                .containsOnly(told.path("id"));
        assertThat(Scene.counts(bobsPhone)).endsWith(1);
        assertThat(scene.list(scene.adas)).isEmpty();
    }

    @Test
    void whoIsConnectedOrHasLeftIsNotToldOfEveryMessage() {
        scene.say(scene.adas, meetingId, "to one who is here");
        scene.bobs.send("leave-meeting", Map.of("meetingId", meetingId));
        scene.say(scene.adas, meetingId, "to one who is not");
        assertThat(scene.list(scene.bobs)).isEmpty();
    }

    @Test
    void whoWasLostGoesOnBeingToldUntilHeIsBack() {
        scene.bobs.drop();
        scene.say(scene.adas, meetingId, "one");
        scene.host.advance(Duration.ofMinutes(1));
        scene.say(scene.adas, meetingId, "two");
        scene.host.sleep(Duration.ofHours(1));
        scene.say(scene.adas, meetingId, "three");
        assertThat(scene.titles(bobsPhone)).containsExactly("3 new messages in Standup");

        bobsPhone.send("join-meeting", Map.of("meetingId", meetingId));
        scene.say(scene.adas, meetingId, "four");
        assertThat(scene.titles(bobsPhone)).containsExactly("3 new messages in Standup");
    }

    @Test
    void whoSaidGoodbyeIsNotToldOfEveryMessage() {
        scene.bobs.disconnect();
        scene.say(scene.adas, meetingId, "one");
        scene.host.advance(Duration.ofMinutes(1));
        scene.say(scene.adas, meetingId, "two");
        assertThat(scene.list(bobsPhone)).isEmpty();
    }

    @Test
    void aCountThatWasReadBeginsAnew() {
        scene.bobs.drop();
        scene.say(scene.adas, meetingId, "one");
        scene.say(scene.adas, meetingId, "two");
        bobsPhone.send("mark-all-notifications-read");
        scene.say(scene.adas, meetingId, "three");
        assertThat(scene.titles(bobsPhone)).containsExactly("1 new message in Standup", "2 new messages in Standup");

        bobsPhone.send(
                "delete-notification",
                Map.of("notificationId", scene.list(bobsPhone).get(0).path("id").asText()));
        scene.say(scene.adas, meetingId, "four");
        assertThat(scene.titles(bobsPhone)).containsExactly("1 new message in Standup", "2 new messages in Standup");
    }

    @Test
    void meetingsAreCountedApart() {
        FakeClient bobsTablet = scene.connect(scene.bob);
        String other = scene.meeting("Other", bobsTablet);
        FakeClient adasTablet = scene.connect(scene.ada);
        adasTablet.send("join-meeting", Map.of("meetingId", other));
        scene.bobs.drop();
        bobsTablet.drop();
        scene.say(scene.adas, meetingId, "one");
        scene.say(adasTablet, other, "one");
        scene.say(adasTablet, other, "two");
        assertThat(scene.titles(bobsPhone)).containsExactly("2 new messages in Other", "1 new message in Standup");
    }

    @Test
    void aMentionIsNotCountedTwice() {
        scene.bobs.drop();
        scene.say(scene.adas, meetingId, "one");
        scene.say(scene.adas, meetingId, "@bob two");
        assertThat(scene.titles(bobsPhone)).containsExactly("ada mentioned you in Standup", "1 new message in Standup");
    }

    @Test
    void whatTheServerSaysAndSingleEmojisAreNotCounted() {
        FakeClient eves = scene.connect(scene.host.user("@bob"));
        eves.send("join-meeting", Map.of("meetingId", meetingId));
        scene.bobs.drop();
        scene.adas.send("chat-message", Map.of("meetingId", meetingId, "text", "👍", "type", "reaction"));
        scene.adas.send("leave-meeting", Map.of("meetingId", meetingId));
        assertThat(eves.received("chat-message"))
                .extracting(message -> message.path("type").asText())
                .containsExactly("reaction", "system");
        assertThat(scene.list(bobsPhone)).isEmpty();
    }

    @Test
    void otherConversationsConcernNobodyHere() {
        scene.host
                .service(Messages.class)
                .send(
                        new NewMessage(
                                new ConversationKey("room", meetingId),
                                scene.ada,
                                MessageType.TEXT,
                                "@bob",
                                Optional.empty()),
                        Room.of("room", meetingId));
        assertThat(scene.list(scene.bobs)).isEmpty();
    }

    @Test
    void countingGoesOnAfterARestart() {
        scene.bobs.drop();
        scene.say(scene.adas, meetingId, "one");
        scene.host.restart();
        FakeClient adas = scene.connect(scene.ada);
        adas.send("join-meeting", Map.of("meetingId", meetingId));
        scene.say(adas, meetingId, "two");
        assertThat(scene.titles(scene.connect(scene.bob))).containsExactly("2 new messages in Standup");
    }
}

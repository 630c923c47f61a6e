package dev.causerie.plugin.meeting;

import static dev.causerie.plugin.meeting.MeetingScene.last;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.users.User;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandsTest {

    private final MeetingScene scene = new MeetingScene();
    private String id;
    private FakeClient ada;
    private FakeClient bob;

    @BeforeEach
    void meet() {
        id = scene.meeting();
        ada = scene.joined(scene.ada, id);
        bob = scene.joined(scene.bob, id);
        ada.forget();
        bob.forget();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void everybodyHearsWhoRaisedAHand() {
        assertThat(raise(bob).success()).isTrue();
        for (FakeClient client : List.of(ada, bob)) {
            JsonNode raised = last(client, "hand-raised");
            assertThat(raised.get("meetingId").asText()).isEqualTo(id);
            assertThat(raised.get("userId").asText()).isEqualTo(Long.toString(scene.bob.id()));
            assertThat(raised.get("username").asText()).isEqualTo("bob");
            assertThat(raised.get("timestamp").asText()).isEqualTo("2030-01-01T09:00:00.000Z");
            assertThat(client.received()).containsExactly("hand-raised");
        }
    }

    @Test
    void theHandsThatAreUpAreInTheOrderOfRaising() {
        FakeClient eve = scene.joined(scene.eve, id);
        raise(eve);
        raise(ada);
        raise(bob);
        assertThat(listTo(ada)).containsExactly("eve", "ada", "bob");
        assertThat(last(ada, "raised-hands-updated").isArray()).isTrue();
        lower(eve);
        assertThat(listTo(ada)).containsExactly("ada", "bob");
        raise(eve);
        assertThat(listTo(ada)).containsExactly("ada", "bob", "eve");
    }

    @Test
    void howeverManyHandsGoUpAndDownTheListIsToldOnce() {
        for (int i = 0; i < 10; i++) {
            raise(bob);
            lower(bob);
        }
        raise(ada);
        raise(bob);
        assertThat(ada.received("raised-hands-updated")).isEmpty();
        assertThat(listTo(ada)).containsExactly("ada", "bob");
        assertThat(ada.received("raised-hands-updated")).hasSize(1);
        scene.host.advance(Duration.ofMinutes(1));
        assertThat(ada.received("raised-hands-updated")).hasSize(1);
    }

    @Test
    void inALargeMeetingTheListIsToldLessOften() {
        String large = scene.meeting(Map.of("maxParticipants", 500));
        for (int i = 0; i < 250; i++) {
            scene.joined(scene.host.user("guest " + i), large);
        }
        FakeClient speaker = scene.joined(scene.bob, large);
        speaker.forget();
        for (int i = 0; i < 8; i++) {
            speaker.send(i % 2 == 0 ? "hand-raised" : "hand-lowered", Map.of("meetingId", large));
            scene.host.advance(ChangedLists.PAUSE);
        }
        assertThat(speaker.received("raised-hands-updated")).hasSizeBetween(2, 4);
        scene.host.advance(Duration.ofSeconds(1));
        assertThat(last(speaker, "raised-hands-updated").isEmpty()).isTrue();
    }

    @Test
    void everyServerTellsItsOwnPeople() {
        scene.host.start("another-server", host -> {
            Tables tables = Tables.of(host.store());
            ChangedLists another =
                    new ChangedLists(new HandList(tables, host.publisher()), tables.participants(), host.clock());
            raise(bob);
            scene.host.advance(ChangedLists.PAUSE);
            ada.forget();
            another.tell();
        });
        assertThat(last(ada, "raised-hands-updated").findValuesAsText("username"))
                .containsExactly("bob");
    }

    @Test
    void whoComesBackHasTheListAsItIs() {
        raise(ada);
        assertThat(listTo(bob)).containsExactly("ada");
        bob.drop();
        lower(ada);
        scene.host.advance(Duration.ofSeconds(1));
        bob.forget();
        bob.reconnect();
        assertThat(bob.received("hand-lowered")).hasSize(1);
        assertThat(listTo(bob)).isEmpty();
    }

    @Test
    void whoComesBackToAMeetingWithoutHandsIsToldOfNone() {
        bob.drop();
        bob.reconnect();
        scene.host.advance(Duration.ofSeconds(1));
        assertThat(bob.received("raised-hands-updated")).isEmpty();
    }

    @Test
    void nobodyRaisesAndLowersWithoutEnd() {
        for (int i = 0; i < 30; i++) {
            assertThat(raise(bob).success()).isTrue();
            assertThat(lower(bob).success()).isTrue();
        }
        ada.forget();
        assertThat(raise(bob).code()).isEqualTo("RATE_LIMITED");
        assertThat(lower(bob).code()).isEqualTo("RATE_LIMITED");
        assertThat(ada.received()).isEmpty();
        assertThat(raise(ada).success()).isTrue();
    }

    @Test
    void raisingAndLoweringAgainTellsNobody() {
        raise(bob);
        ada.forget();
        assertThat(raise(bob).success()).isTrue();
        assertThat(ada.received()).isEmpty();
        lower(bob);
        assertThat(last(ada, "hand-lowered").get("userId").asText()).isEqualTo(Long.toString(scene.bob.id()));
        ada.forget();
        assertThat(lower(bob).success()).isTrue();
        assertThat(ada.received()).isEmpty();
    }

    @Test
    void theHostLowersAnothersAndNobodyElseDoes() {
        raise(ada);
        assertThat(lowerFor(bob, scene.ada).code()).isEqualTo("FORBIDDEN");
        assertThat(bob.received("chat-error")).hasSize(1);
        raise(bob);
        assertThat(lowerFor(ada, scene.bob).success()).isTrue();
        assertThat(listTo(bob)).containsExactly("ada");
    }

    @Test
    void theAckSaysWhoseHandWasLowered() {
        raise(bob);
        Ack lowered = lower(bob);
        assertThat(lowered.get("userId").asText()).isEqualTo(Long.toString(scene.bob.id()));
        assertThat(lowered.get("username").asText()).isEqualTo("bob");
        raise(bob);
        assertThat(lowerFor(ada, scene.bob).get("username").asText()).isEqualTo("bob");
        assertThat(lower(bob).get("meetingId").asText())
                .as("of a hand that is not up there is nothing more to say")
                .isEqualTo(id);
    }

    @Test
    void onlyWhoIsInRaisesAHand() {
        FakeClient eve = scene.client(scene.eve);
        assertThat(raise(eve).code()).isEqualTo("FORBIDDEN");
        assertThat(last(eve, "chat-error").get("event").asText()).isEqualTo("hand-raised");
        scene.leave(ada, id);
        FakeClient hostWithoutMeeting = scene.client(scene.bob);
        scene.leave(bob, id);
        assertThat(raise(hostWithoutMeeting).code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void whoLeavesLowersHisHand() {
        raise(bob);
        scene.leave(bob, id);
        assertThat(ada.received("hand-lowered")).hasSize(1);
        assertThat(listTo(ada)).isEmpty();
        assertThat(scene.join(bob, id).get("raisedHands").isEmpty()).isTrue();
    }

    @Test
    void whoComesLaterSeesTheHands() {
        raise(bob);
        JsonNode hands = scene.join(scene.client(scene.eve), id).get("raisedHands");
        assertThat(hands.findValuesAsText("userId")).containsExactly(Long.toString(scene.bob.id()));
        assertThat(hands.findValuesAsText("timestamp")).containsExactly("2030-01-01T09:00:00.000Z");
    }

    /** Whose hands are up, as the client was told last, once that is due. */
    private List<String> listTo(FakeClient client) {
        scene.host.advance(ChangedLists.PAUSE);
        return last(client, "raised-hands-updated").findValuesAsText("username");
    }

    private Ack raise(FakeClient client) {
        return client.send("hand-raised", Map.of("meetingId", id));
    }

    private Ack lower(FakeClient client) {
        return client.send("hand-lowered", Map.of("meetingId", id));
    }

    private Ack lowerFor(FakeClient client, User user) {
        return client.send("lower-hand", Map.of("meetingId", id, "userId", Long.toString(user.id())));
    }
}

package dev.causerie.plugin.meeting;

import static dev.causerie.plugin.meeting.MeetingScene.last;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.Participant;
import dev.causerie.api.domain.users.User;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JoiningTest {

    private final MeetingScene scene = new MeetingScene();

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void whoJoinsIsToldAllAboutTheMeeting() {
        String id = scene.meeting();
        scene.joined(scene.ada, id);
        FakeClient bob = scene.client(scene.bob);

        Ack ack = scene.join(bob, id);

        JsonNode joined = last(bob, "meeting-joined");
        assertThat(ack.success()).isTrue();
        assertThat(ack.get("participants")).isEqualTo(joined.get("participants"));
        assertThat(joined.get("meetingId").asText()).isEqualTo(id);
        assertThat(joined.get("participantCount").asInt()).isEqualTo(2);
        assertThat(joined.get("isHost").asBoolean()).isFalse();
        assertThat(joined.get("layout").asText()).isEqualTo("grid");
        assertThat(joined.get("raisedHands").isEmpty()).isTrue();
        assertThat(joined.get("recording").isNull()).isTrue();
        assertThat(joined.get("media").toString()).isEqualTo("{\"mode\":\"sfu\",\"peer\":\"sfu\",\"iceServers\":[]}");
        JsonNode meeting = joined.get("meeting");
        assertThat(meeting.get("title").asText()).isEqualTo("Standup");
        assertThat(meeting.get("hostId").asText()).isEqualTo(Long.toString(scene.ada.id()));
        assertThat(meeting.get("hostId").isTextual()).isTrue();
        assertThat(meeting.get("createdAt").asText()).isEqualTo("2030-01-01T09:00:00.000Z");
        JsonNode first = joined.get("participants").get(0);
        assertThat(meeting.get("participants").get(Long.toString(scene.ada.id())))
                .isEqualTo(first);
        assertThat(first.get("username").asText()).isEqualTo("ada");
        assertThat(first.get("isHost").asBoolean()).isTrue();
        assertThat(first.get("isConnected").asBoolean()).isTrue();
        assertThat(first.get("joinTime").isTextual()).isTrue();
    }

    @Test
    void everyoneInTheMeetingHearsWhoJoined() {
        String id = scene.meeting();
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient stranger = scene.client(scene.eve);

        scene.joined(scene.bob, id);

        JsonNode event = last(ada, "participant-joined");
        assertThat(event.get("userId").asText()).isEqualTo(Long.toString(scene.bob.id()));
        assertThat(event.get("username").asText()).isEqualTo("bob");
        assertThat(event.get("participantCount").asInt()).isEqualTo(2);
        assertThat(stranger.received()).isEmpty();
    }

    @Test
    void joiningAgainIsNoError() {
        String id = scene.meeting();
        FakeClient ada = scene.joined(scene.ada, id);

        Ack again = scene.join(ada, id);

        assertThat(again.success()).isTrue();
        assertThat(again.get("participantCount").asInt()).isEqualTo(1);
        assertThat(ada.received("participant-joined")).hasSize(1);
    }

    @Test
    void severalDevicesAreOneParticipant() {
        String id = scene.meeting();
        FakeClient phone = scene.joined(scene.ada, id);
        FakeClient laptop = scene.joined(scene.ada, id);

        assertThat(last(laptop, "meeting-joined").get("participantCount").asInt())
                .isEqualTo(1);
        assertThat(phone.received("participant-joined")).hasSize(1);

        scene.leave(phone, id);
        assertThat(laptop.received("participant-left")).isEmpty();
        scene.leave(laptop, id);
        assertThat(participants(id)).isEmpty();
    }

    @Test
    void joiningAnotherMeetingLeavesTheFirst() {
        String first = scene.meeting();
        String second = scene.meeting();
        FakeClient ada = scene.joined(scene.ada, first);
        FakeClient bob = scene.joined(scene.bob, first);

        scene.join(bob, second);

        assertThat(participants(first)).extracting(Participant::username).containsExactly("ada");
        assertThat(participants(second)).extracting(Participant::username).containsExactly("bob");
        assertThat(last(ada, "participant-left").get("participantCount").asInt())
                .isEqualTo(1);
        bob.forget();
        scene.joined(scene.eve, first);
        assertThat(bob.received()).isEmpty();
    }

    @Test
    void aRefusedJoinKeepsTheFirstMeeting() {
        String first = scene.meeting();
        String locked = scene.meeting(Map.of("locked", true));
        FakeClient bob = scene.joined(scene.bob, first);

        assertThat(scene.join(bob, locked).success()).isFalse();

        assertThat(participants(first)).extracting(Participant::username).containsExactly("bob");
    }

    @Test
    void aJoinThatIsNotCommittedLeavesNothingBehind() {
        String id = scene.meeting();
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.client(scene.bob);
        scene.host.failNextCommit();

        assertThat(scene.join(bob, id).code()).isEqualTo("UNAVAILABLE");

        assertThat(participants(id)).extracting(Participant::username).containsExactly("ada");
        assertThat(ada.received("participant-joined")).hasSize(1);
        scene.joined(scene.eve, id);
        assertThat(bob.received()).containsExactly("join-error");
    }

    @Test
    void theHostEntersAFullMeetingAndNobodyAfterHim() {
        String id = scene.meeting(Map.of("maxParticipants", 2));
        scene.joined(scene.bob, id);
        scene.joined(scene.eve, id);
        assertThat(scene.join(scene.client(scene.host.user("dan")), id).code()).isEqualTo("FORBIDDEN");
        Ack host = scene.join(scene.client(scene.ada), id);
        assertThat(host.success()).as("%s", host.body()).isTrue();
        assertThat(host.get("participantCount").asInt()).isEqualTo(3);
        assertThat(scene.join(scene.client(scene.host.user("fay")), id).code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void manyWhoJoinAtOnceStopAtTheLimit() {
        String id = scene.meeting(Map.of("maxParticipants", 5));
        List<FakeClient> clients = IntStream.range(0, 12)
                .mapToObj(i -> scene.client(scene.host.user("user" + i)))
                .toList();

        List<Ack> acks =
                clients.stream()
                        .map(client -> CompletableFuture.supplyAsync(() -> scene.join(client, id)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(acks).filteredOn(Ack::success).hasSize(5);
        assertThat(acks).filteredOn(ack -> !ack.success()).extracting(Ack::code).containsOnly("FORBIDDEN");
        assertThat(participants(id)).hasSize(5);
    }

    @Test
    void twoWhoSwapMeetingsAtOnceDoNotWaitForEachOther() {
        String one = scene.meeting();
        String other = scene.meeting();
        FakeClient ada = scene.joined(scene.ada, one);
        FakeClient bob = scene.joined(scene.bob, other);

        for (int round = 0; round < 10; round++) {
            String forAda = round % 2 == 0 ? other : one;
            String forBob = round % 2 == 0 ? one : other;
            CompletableFuture<Ack> first = CompletableFuture.supplyAsync(() -> scene.join(ada, forAda));
            assertThat(scene.join(bob, forBob).success()).isTrue();
            assertThat(first.join().success()).isTrue();
        }
        assertThat(participants(one)).hasSize(1);
        assertThat(participants(other)).hasSize(1);
    }

    @Test
    void unknownAndEndedMeetingsAreRefused() {
        String id = scene.meeting();
        FakeClient bob = scene.client(scene.bob);

        assertThat(scene.join(bob, "aaa-bbbb-ccc").code()).isEqualTo("NOT_FOUND");
        scene.host.rest(scene.ada).delete("/api/meetings/" + id);
        assertThat(scene.join(bob, id).code()).isEqualTo("CONFLICT");
        assertThat(bob.received("join-error")).hasSize(2);
        assertThat(last(bob, "join-error").get("message").asText()).contains("ended");
        assertThat(last(bob, "join-error").get("event").asText()).isEqualTo("join-meeting");
    }

    @Test
    void aLockedMeetingIsForThoseWhoAreInAndTheHost() {
        String id = scene.meeting();
        FakeClient bob = scene.joined(scene.bob, id);
        scene.host.rest(scene.ada).patch("/api/meetings/" + id, Map.of("settings", Map.of("locked", true)));

        assertThat(scene.join(scene.client(scene.eve), id).code()).isEqualTo("FORBIDDEN");
        assertThat(scene.join(bob, id).success()).isTrue();
        assertThat(scene.join(scene.client(scene.ada), id).success()).isTrue();
    }

    @Test
    void aPasswordIsAskedOfAllButTheHostAndThoseWhoAreIn() {
        String id = scene.create(Map.of("title", "Secret", "password", "open sesame"));
        FakeClient bob = scene.client(scene.bob);

        assertThat(scene.join(scene.client(scene.ada), id).success()).isTrue();
        assertThat(scene.join(bob, id).code()).isEqualTo("FORBIDDEN");
        assertThat(bob.send("join-meeting", Map.of("meetingId", id, "password", "x"))
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(bob.send("join-meeting", Map.of("meetingId", id, "password", "open sesame"))
                        .success())
                .isTrue();
        assertThat(scene.join(scene.client(scene.bob), id).success()).isTrue();
    }

    @Test
    void passwordsCanNotBeGuessedWithoutEnd() {
        String id = scene.meeting();
        FakeClient bob = scene.client(scene.bob);
        for (int i = 0; i < 60; i++) {
            assertThat(scene.join(bob, id).success()).isTrue();
        }

        Ack limited = scene.join(bob, id);

        assertThat(limited.code()).isEqualTo("RATE_LIMITED");
        assertThat(limited.get("retryAfterMs").asLong()).isPositive();
    }

    @Test
    void guestsJoinTheirMeetingAndNoOther() {
        String id = scene.meeting();
        String closed = scene.meeting(Map.of("guests", false));
        User guest = scene.host.guest("gus", id);

        assertThat(scene.join(scene.client(guest), id).success()).isTrue();
        assertThat(scene.join(scene.client(guest), closed).error()).contains("guest of another meeting");
        assertThat(scene.join(scene.client(scene.host.guest("gil", closed)), closed)
                        .error())
                .contains("no guests");
    }

    @Test
    void aMissingFieldIsNamed() {
        FakeClient bob = scene.client(scene.bob);

        Ack ack = bob.send("join-meeting", Map.of("id", "x"));

        assertThat(ack.code()).isEqualTo("BAD_REQUEST");
        assertThat(ack.error()).contains("meetingId");
        assertThat(bob.send("join-meeting", "x").code()).isEqualTo("BAD_REQUEST");
    }

    private List<Participant> participants(String id) {
        return scene.host.service(Meetings.class).participants(id);
    }
}

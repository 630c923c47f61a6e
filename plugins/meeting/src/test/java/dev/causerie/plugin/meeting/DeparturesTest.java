package dev.causerie.plugin.meeting;

import static dev.causerie.plugin.meeting.MeetingScene.last;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.Participant;
import dev.causerie.testkit.FakeClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeparturesTest {

    private final MeetingScene scene = new MeetingScene();
    private String id;
    private FakeClient ada;
    private FakeClient bob;

    @BeforeEach
    void meet() {
        id = scene.meeting();
        ada = scene.joined(scene.ada, id);
        scene.host.advance(Duration.ofSeconds(1));
        bob = scene.joined(scene.bob, id);
        scene.host.advance(Duration.ofSeconds(1));
        ada.forget();
        bob.forget();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void whoLeavesIsToldAndTheOthersToo() {
        assertThat(scene.leave(bob, id).get("meetingId").asText()).isEqualTo(id);

        assertThat(bob.received()).containsExactly("meeting-left");
        JsonNode left = last(ada, "participant-left");
        assertThat(left.get("userId").asText()).isEqualTo(Long.toString(scene.bob.id()));
        assertThat(left.get("participantCount").asInt()).isEqualTo(1);
    }

    @Test
    void leavingAgainIsNoError() {
        scene.leave(bob, id);
        ada.forget();

        assertThat(scene.leave(bob, id).success()).isTrue();
        assertThat(scene.leave(scene.client(scene.eve), id).success()).isTrue();
        assertThat(scene.leave(bob, "aaa-bbbb-ccc").code()).isEqualTo("NOT_FOUND");
        assertThat(ada.received()).isEmpty();
    }

    @Test
    void aLostDeviceIsKeptForFifteenSeconds() {
        bob.drop();

        scene.host.advance(Duration.ofSeconds(14));
        assertThat(ada.received("participant-left")).isEmpty();
        assertThat(participants()).filteredOn(person -> !person.connected()).hasSize(1);
        scene.host.advance(Duration.ofSeconds(2));

        assertThat(ada.received("participant-left")).hasSize(1);
        assertThat(participants()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"3, 12", "10, 5", "15, 5", "600, 5"})
    void aDeviceThatFellSilentIsKeptForFifteenSecondsFromThenButForFiveFromNow(long silentFor, long left) {
        scene.host.advance(Duration.ofSeconds(20));
        bob.drop(Duration.ofSeconds(silentFor));

        scene.host.advance(Duration.ofSeconds(left - 1));
        assertThat(ada.received("participant-left")).isEmpty();
        scene.host.advance(Duration.ofSeconds(2));

        assertThat(ada.received("participant-left")).hasSize(1);
    }

    @Test
    void whoIsRecoveredInTimeHasNeverLeftAndMissesNothing() {
        bob.drop();
        scene.host.advance(Duration.ofSeconds(10));
        scene.joined(scene.eve, id);
        bob.reconnect();
        scene.host.advance(Duration.ofSeconds(30));

        assertThat(ada.received("participant-left")).isEmpty();
        assertThat(bob.received("participant-joined")).hasSize(1);
        assertThat(participants()).allMatch(Participant::connected).hasSize(3);
    }

    /** By a second connection, before anybody noticed that the first was dead: what is not kept is lost there, too. */
    @Test
    void whoseLossNobodyNoticedIsToldWhoIsThere() {
        scene.host.advance(Duration.ofSeconds(1));
        bob.forget();

        bob.reconnect();
        scene.host.advance(Duration.ofSeconds(1));

        assertThat(last(bob, "participants-updated").get("participantCount").asInt())
                .isEqualTo(2);
    }

    @Test
    void whoIsRecoveredTooLateIsNotInTheRoomAnyMore() {
        bob.drop();
        scene.host.advance(Duration.ofSeconds(20));
        bob.reconnect();
        bob.forget();

        scene.joined(scene.eve, id);

        assertThat(bob.received()).isEmpty();
    }

    @Test
    void whoJoinsAgainFromANewSocketInTimeHasNeverLeft() {
        bob.drop();
        scene.host.advance(Duration.ofSeconds(10));
        FakeClient reloaded = scene.joined(scene.bob, id);
        scene.host.advance(Duration.ofSeconds(30));

        assertThat(ada.received("participant-left")).isEmpty();
        assertThat(ada.received("participant-joined")).isEmpty();
        assertThat(last(reloaded, "meeting-joined").get("participantCount").asInt())
                .isEqualTo(2);
    }

    @Test
    void whoSaysGoodbyeLeavesAtOnce() {
        bob.disconnect();

        assertThat(ada.received("participant-left")).hasSize(1);
    }

    @Test
    void theLongestPresentBecomesHostWhenTheHostLeaves() {
        FakeClient eve = scene.joined(scene.eve, id);

        scene.leave(ada, id);

        JsonNode changed = last(eve, "host-changed");
        assertThat(changed.get("meetingId").asText()).isEqualTo(id);
        assertThat(changed.get("oldHostId").asText()).isEqualTo(Long.toString(scene.ada.id()));
        assertThat(changed.get("newHostId").asText()).isEqualTo(Long.toString(scene.bob.id()));
        assertThat(changed.get("newHostName").asText()).isEqualTo("bob");
        assertThat(hostId()).isEqualTo(scene.bob.id());
        assertThat(scene.join(ada, id).get("isHost").asBoolean()).isFalse();
    }

    @Test
    void whoIsAwayBecomesHostOnlyWhenNobodyElseIsThere() {
        scene.joined(scene.eve, id);
        bob.drop();
        scene.leave(ada, id);

        assertThat(hostId()).isEqualTo(scene.eve.id());
    }

    @Test
    void aHostWhoComesBackInTimeIsStillHost() {
        ada.drop();
        scene.host.advance(Duration.ofSeconds(10));
        ada.reconnect();
        scene.host.advance(Duration.ofSeconds(30));

        assertThat(bob.received("host-changed")).isEmpty();
        assertThat(hostId()).isEqualTo(scene.ada.id());
    }

    @Test
    void theLastWhoLeavesStaysHost() {
        scene.leave(bob, id);
        scene.leave(ada, id);

        assertThat(scene.join(ada, id).get("isHost").asBoolean()).isTrue();
    }

    @Test
    void theDevicesOfADeadServerLeaveWithinTwentySeconds() {
        scene.host.restart();
        FakeClient eve = scene.joined(scene.eve, id);
        assertThat(participants()).hasSize(3);

        scene.host.advance(Duration.ofSeconds(20));

        assertThat(participants()).extracting(Participant::username).containsExactly("eve");
        assertThat(eve.received("participant-left")).hasSize(2);
        assertThat(hostId()).isEqualTo(scene.eve.id());
    }

    @Test
    void whoWasLostBeforeARestartHasHisTimeFromTheServersStart() {
        bob.drop();
        scene.host.advance(Duration.ofSeconds(10));
        scene.host.restart();

        scene.host.advance(Duration.ofSeconds(14));
        assertThat(participants()).extracting(Participant::username).contains("bob");
        scene.host.advance(Duration.ofSeconds(2));
        assertThat(participants()).extracting(Participant::username).doesNotContain("bob");
    }

    @Test
    void whoComesBackAfterARestartHasNeverLeft() {
        scene.host.restart();
        scene.host.advance(Duration.ofSeconds(5));
        scene.joined(scene.bob, id);
        scene.host.advance(Duration.ofSeconds(30));

        assertThat(participants()).extracting(Participant::username).containsExactly("bob");
    }

    @Test
    void changesOfTheRosterAreToldAtMostFourTimesASecond() {
        FakeClient eve = scene.client(scene.eve);
        for (int i = 0; i < 10; i++) {
            scene.join(eve, id);
            scene.host.advance(Duration.ofMillis(50));
            scene.leave(eve, id);
            scene.host.advance(Duration.ofMillis(50));
        }

        assertThat(ada.received("participants-updated")).hasSizeBetween(3, 4);
        scene.host.advance(Duration.ofSeconds(1));
        ada.forget();
        scene.host.advance(Duration.ofSeconds(5));
        assertThat(ada.received()).isEmpty();
    }

    @Test
    void aLargeMeetingIsToldItsRosterLessOften() {
        String large = scene.meeting(Map.of("maxParticipants", 200));
        scene.join(ada, large);
        for (int i = 0; i < 130; i++) {
            scene.joined(scene.host.user("guest " + i), large);
        }
        scene.host.advance(Duration.ofSeconds(2));
        ada.forget();
        FakeClient eve = scene.client(scene.eve);
        for (int i = 0; i < 10; i++) {
            scene.join(eve, large);
            scene.host.advance(Duration.ofMillis(100));
            scene.leave(eve, large);
            scene.host.advance(Duration.ofMillis(100));
        }

        assertThat(ada.received("participants-updated")).hasSizeBetween(3, 4);
        scene.host.advance(Duration.ofSeconds(1));
        assertThat(last(ada, "participants-updated").get("participantCount").asInt())
                .isEqualTo(131);
    }

    @Test
    void whoIsAwayIsNobodyWithAnotherDevice() {
        Meetings meetings = scene.host.service(Meetings.class);
        FakeClient eve = scene.joined(scene.eve, id);
        bob.drop();
        eve.drop();
        assertThat(meetings.away(id)).containsExactlyInAnyOrder(scene.bob.id(), scene.eve.id());

        scene.joined(scene.bob, id);
        assertThat(meetings.away(id)).containsExactly(scene.eve.id());
        scene.host.advance(Duration.ofSeconds(20));
        assertThat(meetings.away(id)).containsExactly(scene.eve.id());
        assertThat(meetings.away("aaa-bbbb-ccc")).isEmpty();
    }

    @Test
    void theRosterSaysWhoIsAway() {
        bob.drop();
        scene.host.advance(Duration.ofSeconds(1));

        JsonNode roster = last(ada, "participants-updated");
        assertThat(roster.get("meetingId").asText()).isEqualTo(id);
        assertThat(roster.get("participantCount").asInt()).isEqualTo(2);
        assertThat(roster.get("participants").findValuesAsText("isConnected")).containsExactly("true", "false");
    }

    private List<Participant> participants() {
        return scene.host.service(Meetings.class).participants(id);
    }

    private long hostId() {
        return scene.host.service(Meetings.class).find(id).orElseThrow().hostId();
    }
}

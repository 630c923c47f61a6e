package dev.causerie.plugin.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import dev.causerie.testkit.FakeClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who attended a meeting, and whom it goes on without. */
class AttendanceTest {

    private static final Duration LOST_FOR_GOOD = Duration.ofSeconds(20);

    private final MeetingScene scene = new MeetingScene();
    private final String id = scene.meeting();
    private final FakeClient ada = scene.joined(scene.ada, id);
    private final FakeClient bob = scene.joined(scene.bob, id);
    private final Meetings meetings = scene.host.service(Meetings.class);
    private final HostActions actions = scene.host.service(HostActions.class);

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void whoIsInOrLeftByHimselfOrWasLostAttended() {
        FakeClient eve = scene.joined(scene.eve, id);
        scene.leave(bob, id);
        eve.drop();
        scene.host.advance(LOST_FOR_GOOD);
        assertThat(meetings.attendees(id))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(scene.ada.id(), "ada", scene.bob.id(), "bob", scene.eve.id(), "eve"));
        assertThat(meetings.attended(id, scene.eve.id())).isTrue();
        assertThat(meetings.attended(id, scene.host.user("max").id())).isFalse();
        assertThat(meetings.attendees("aaa-bbbb-ccc")).isEmpty();
        assertThat(meetings.attended("aaa-bbbb-ccc", scene.ada.id())).isFalse();
    }

    @Test
    void whoWasEjectedDidNotUntilHeIsInAgain() {
        actions.eject(id, scene.ada, scene.bob.id(), "");
        assertAttended(false, scene.bob);
        actions.readmit(id, scene.ada, scene.bob.id());
        assertAttended(false, scene.bob);
        scene.join(bob, id);
        assertAttended(true, scene.bob);
        scene.leave(bob, id);
        assertAttended(true, scene.bob);
    }

    @Test
    void whoWasEjectedAfterHeLeftDidNot() {
        scene.leave(bob, id);
        actions.eject(id, scene.ada, scene.bob.id(), "");
        assertAttended(false, scene.bob);
        assertThat(meetings.away(id)).isEmpty();
    }

    @Test
    void whoWasSentBackDidNotAlsoWhenTheMeetingHasEnded() {
        letWait();
        ada.send("send-to-waiting", Map.of("meetingId", id, "userId", scene.bob.id()));
        assertAttended(false, scene.bob);
        actions.end(id, scene.ada);
        assertAttended(false, scene.bob);
        assertThat(meetings.standing(scene.bob, id).role()).isEqualTo("stranger");
        assertThat(meetings.attended(id, scene.ada.id())).isTrue();
    }

    @Test
    void whoWaitsDidNotUntilHeGivesUp() {
        scene.leave(bob, id);
        letWait();
        scene.join(bob, id);
        assertAttended(false, scene.bob);
        scene.leave(bob, id);
        assertAttended(true, scene.bob);
    }

    @Test
    void whoWasLostIsAwayUntilHeIsBack() {
        bob.drop();
        scene.host.advance(LOST_FOR_GOOD);
        assertThat(meetings.away(id)).containsExactly(scene.bob.id());
        scene.joined(scene.bob, id);
        assertThat(meetings.away(id)).isEmpty();
    }

    @Test
    void whoWasLostIsAwayForADayAlsoAfterARestart() {
        bob.drop();
        scene.host.advance(LOST_FOR_GOOD);
        scene.host.restart();
        scene.host.sleep(Duration.ofHours(23));
        assertThat(meetings.away(id)).contains(scene.bob.id());
        scene.host.sleep(Duration.ofHours(1));
        assertThat(meetings.away(id)).doesNotContain(scene.bob.id());
    }

    @Test
    void whoLeftOrSaidGoodbyeIsNotAway() {
        FakeClient eve = scene.joined(scene.eve, id);
        FakeClient max = scene.joined(scene.host.user("max"), id);
        scene.leave(bob, id);
        eve.disconnect();
        scene.join(max, scene.meeting());
        scene.host.advance(LOST_FOR_GOOD);
        assertThat(meetings.away(id)).isEmpty();
    }

    @Test
    void whoWasLostAndAsksToComeInIsNotAwayEvenIfHeGivesUp() {
        bob.drop();
        scene.host.advance(LOST_FOR_GOOD);
        letWait();
        FakeClient again = scene.joined(scene.bob, id);
        assertThat(again.received("waiting-room")).hasSize(1);
        assertThat(meetings.away(id)).isEmpty();
        scene.leave(again, id);
        assertThat(meetings.away(id)).isEmpty();
        assertAttended(true, scene.bob);
    }

    @Test
    void nobodyIsAwayFromAMeetingThatEnded() {
        FakeClient eve = scene.joined(scene.eve, id);
        bob.drop();
        scene.host.advance(LOST_FOR_GOOD);
        eve.drop();
        assertThat(meetings.away(id)).hasSize(2);
        actions.end(id, scene.ada);
        assertThat(meetings.away(id)).isEmpty();
        assertThat(meetings.attendees(id)).hasSize(3);
    }

    @Test
    void ofThoseWhoWereLostAHundredAreAway() {
        String large = scene.meeting(Map.of("maxParticipants", 200));
        List<User> crowd = IntStream.range(0, 110)
                .mapToObj(number -> scene.host.user("guest" + number))
                .toList();
        crowd.forEach(user -> scene.joined(user, large).drop());
        scene.host.advance(LOST_FOR_GOOD);
        FakeClient lastToBeLost = scene.joined(scene.bob, large);
        lastToBeLost.drop();
        assertThat(meetings.away(large)).hasSize(101).contains(scene.bob.id());
        scene.host.advance(LOST_FOR_GOOD);
        assertThat(meetings.away(large)).hasSize(100).contains(scene.bob.id());
    }

    private void letWait() {
        scene.host.rest(scene.ada).patch("/api/meetings/" + id, Map.of("settings", Map.of("waitingRoom", true)));
    }

    private void assertAttended(boolean attended, User user) {
        assertThat(meetings.attended(id, user.id())).isEqualTo(attended);
        assertThat(meetings.attendees(id).containsKey(user.id())).isEqualTo(attended);
    }
}

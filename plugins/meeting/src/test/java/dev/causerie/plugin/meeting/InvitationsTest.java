package dev.causerie.plugin.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.meetings.MeetingInvited;
import dev.causerie.api.domain.users.User;
import dev.causerie.testkit.RestAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvitationsTest {

    private final MeetingScene scene = new MeetingScene();
    private final List<MeetingInvited> invited = new ArrayList<>();
    private final String id = scene.meeting();

    InvitationsTest() {
        scene.host.start("ears", host -> host.observe(MeetingInvited.class, invited::add));
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void theHostInvites() {
        RestAnswer answer = invite(scene.ada, List.of(Long.toString(scene.bob.id()), scene.eve.id(), scene.eve.id()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("invited").asInt()).isEqualTo(2);
        assertThat(invited)
                .containsExactly(new MeetingInvited(
                        id, "Standup", scene.ada.id(), "ada", List.of(scene.bob.id(), scene.eve.id())));
    }

    @Test
    void thoseWhoAreInInviteAndOthersDoNot() {
        assertThat(invite(scene.bob, List.of(scene.eve.id())).status()).isEqualTo(403);
        scene.joined(scene.bob, id);
        assertThat(invite(scene.bob, List.of(scene.eve.id())).status()).isEqualTo(200);
        scene.host.service(HostActions.class).eject(id, scene.ada, scene.bob.id(), "");
        assertThat(invite(scene.bob, List.of(scene.eve.id())).status()).isEqualTo(403);
        assertThat(invited).hasSize(1);
    }

    @Test
    void whoDoesNotExistIsPassedOverAndNobodyLearnsIt() {
        RestAnswer answer = invite(scene.ada, List.of(scene.bob.id(), 777L, 888L));
        assertThat(answer.body().get("invited").asInt()).isEqualTo(3);
        assertThat(invited).extracting(MeetingInvited::userIds).containsExactly(List.of(scene.bob.id()));
        assertThat(invite(scene.ada, List.of(777L)).body().get("invited").asInt())
                .isEqualTo(1);
        assertThat(invited).hasSize(1);
    }

    @Test
    void whoWasInvitedIsNotToldAgainWithinTheHourWhoeverInvites() {
        scene.joined(scene.bob, id);
        invite(scene.ada, List.of(scene.eve.id()));
        scene.host.sleep(Duration.ofMinutes(59));
        RestAnswer again = invite(scene.bob, List.of(scene.eve.id(), scene.ada.id()));
        assertThat(again.body().get("invited").asInt()).isEqualTo(2);
        assertThat(invited)
                .extracting(MeetingInvited::userIds)
                .containsExactly(List.of(scene.eve.id()), List.of(scene.ada.id()));
    }

    @Test
    void afterAnHourHeIsToldAgain() {
        invite(scene.ada, List.of(scene.eve.id()));
        scene.host.sleep(Duration.ofHours(1));
        invite(scene.ada, List.of(scene.eve.id()));
        assertThat(invited).hasSize(2);
    }

    @Test
    void anotherMeetingIsAnotherInvitation() {
        invite(scene.ada, List.of(scene.eve.id()));
        String other = scene.meeting();
        scene.host
                .rest(scene.ada)
                .post("/api/meetings/" + other + "/invites", Map.of("userIds", List.of(scene.eve.id())));
        assertThat(invited).extracting(MeetingInvited::meetingId).containsExactly(id, other);
    }

    @Test
    void whoWasToldIsKnownAfterARestart() {
        try (MeetingScene restarted = new MeetingScene()) {
            String path = "/api/meetings/" + restarted.meeting() + "/invites";
            Map<String, ?> eve = Map.of("userIds", List.of(restarted.eve.id()));
            restarted.host.rest(restarted.ada).post(path, eve);
            restarted.host.restart();
            restarted.host.start("ears", host -> host.observe(MeetingInvited.class, invited::add));
            assertThat(restarted.host.rest(restarted.ada).post(path, eve).status())
                    .isEqualTo(200);
            assertThat(invited).isEmpty();
        }
    }

    @Test
    void oneUserInvitesTenTimesAMinute() {
        for (int round = 0; round < 10; round++) {
            assertThat(invite(scene.ada, List.of(scene.bob.id())).status()).isEqualTo(200);
        }
        assertThat(invite(scene.ada, List.of(scene.bob.id())).code()).isEqualTo("RATE_LIMITED");
        scene.joined(scene.eve, id);
        assertThat(invite(scene.eve, List.of(scene.bob.id())).status()).isEqualTo(200);
        scene.host.advance(Duration.ofSeconds(6));
        assertThat(invite(scene.ada, List.of(scene.bob.id())).status()).isEqualTo(200);
    }

    @Test
    void oneToAHundredAreInvitedAtOnce() {
        assertThat(invite(scene.ada, List.of()).error()).startsWith("userIds");
        assertThat(invite(scene.ada, Collections.nCopies(101, scene.bob.id())).error())
                .startsWith("userIds");
        assertThat(scene.host
                        .rest(scene.ada)
                        .post("/api/meetings/" + id + "/invites", Map.of())
                        .error())
                .contains("userIds");
    }

    @Test
    void nobodyIsInvitedToWhatIsOverOrIsNot() {
        scene.host.service(HostActions.class).end(id, scene.ada);
        assertThat(invite(scene.ada, List.of(scene.bob.id())).code()).isEqualTo("CONFLICT");
        assertThat(scene.host
                        .rest(scene.ada)
                        .post("/api/meetings/nope/invites", Map.of("userIds", List.of(scene.bob.id())))
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    private RestAnswer invite(User by, List<?> userIds) {
        return scene.host.rest(by).post("/api/meetings/" + id + "/invites", Map.of("userIds", userIds));
    }
}

package dev.causerie.plugin.meeting;

import static dev.causerie.plugin.meeting.MeetingScene.last;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.RestAnswer;
import dev.causerie.testkit.RestClient;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeetingRoutesTest {

    private final MeetingScene scene = new MeetingScene();
    private final RestClient ada = scene.host.rest(scene.ada);
    private final RestClient bob = scene.host.rest(scene.bob);

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void whoMakesAMeetingIsItsHost() {
        RestAnswer made = ada.post("/api/meetings", Map.of("title", "Standup", "password", "p"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().get("id").asText()).matches("[a-z]{3}-[a-z]{4}-[a-z]{3}");
        assertThat(made.body().get("hostId").asText()).isEqualTo(Long.toString(scene.ada.id()));
        assertThat(made.body().get("hasPassword").asBoolean()).isTrue();
        assertThat(made.body().get("settings").get("allowRecording").asText()).isEqualTo("host");
        assertThat(made.body().get("settings").get("maxParticipants").asInt()).isEqualTo(100);
        assertThat(made.body().toString()).doesNotContain("50000$");
    }

    @Test
    void whatDoesNotFitIsNamed() {
        assertThat(ada.post("/api/meetings", Map.of()).error()).contains("title");
        assertThat(ada.post("/api/meetings", Map.of("title", "x".repeat(201))).error())
                .startsWith("title");
        assertThat(ada.post("/api/meetings", Map.of("title", "x", "settings", Map.of("maxParticipants", 1)))
                        .error())
                .startsWith("settings.maxParticipants");
        assertThat(ada.post("/api/meetings", Map.of("title", "x", "settings", Map.of("mode", "mcu")))
                        .error())
                .contains("settings.mode", "p2p");
    }

    @Test
    void aMeetingMayHaveAWaitingRoom() {
        String id = scene.meeting(Map.of("waitingRoom", true));
        assertThat(waitingRoom(id)).isTrue();
        ada.patch("/api/meetings/" + id, Map.of("title", "x"));
        assertThat(waitingRoom(id)).isTrue();
        ada.patch("/api/meetings/" + id, Map.of("settings", Map.of("waitingRoom", false)));
        assertThat(waitingRoom(id)).isFalse();
    }

    private boolean waitingRoom(String id) {
        return ada.get("/api/meetings/" + id)
                .body()
                .get("settings")
                .get("waitingRoom")
                .asBoolean();
    }

    @Test
    void guestsMakeNone() {
        User guest = scene.host.guest("gus", scene.meeting());

        assertThat(scene.host
                        .rest(guest)
                        .post("/api/meetings", Map.of("title", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoHasTheIdSeesTheMeetingButOnlyWhoIsInSeesThePeople() {
        String id = scene.meeting();
        scene.joined(scene.ada, id);

        assertThat(bob.get("/api/meetings/" + id).body().has("participants")).isFalse();
        scene.joined(scene.bob, id);
        assertThat(bob.get("/api/meetings/" + id).body().get("participants").size())
                .isEqualTo(2);
        assertThat(bob.get("/api/meetings/nope").status()).isEqualTo(404);
    }

    @Test
    void theListHasTheMeetingsOneHostsOrHasJoinedNewestFirst() {
        String first = scene.meeting();
        scene.host.advance(Duration.ofSeconds(1));
        String second = scene.meeting();
        String third = scene.meeting();
        scene.leave(scene.joined(scene.bob, first), first);

        RestAnswer newest = ada.get("/api/meetings?limit=2");

        assertThat(ids(newest)).containsExactlyInAnyOrder(second, third);
        assertThat(newest.body().get("hasMore").asBoolean()).isTrue();
        RestAnswer rest = ada.get("/api/meetings?limit=2&before=" + ids(newest).get(1));
        assertThat(ids(rest)).containsExactly(first);
        assertThat(rest.body().get("hasMore").asBoolean()).isFalse();
        assertThat(ids(bob.get("/api/meetings"))).containsExactly(first);
        assertThat(ada.get("/api/meetings?before=nope").code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void aChangeKeepsWhatItDoesNotNameAndRaisesTheRevision() {
        String id = scene.meeting(Map.of("muteOnEntry", true));

        RestAnswer changed = ada.patch("/api/meetings/" + id, Map.of("settings", Map.of("allowChat", "host")));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("title").asText()).isEqualTo("Standup");
        assertThat(changed.body().get("settings").get("muteOnEntry").asBoolean())
                .isTrue();
        assertThat(changed.body().get("settings").get("allowChat").asText()).isEqualTo("host");
        assertThat(scene.host.service(Meetings.class).find(id).orElseThrow().revision())
                .isEqualTo(2);
    }

    @Test
    void thoseWhoAreInHearWhatChanged() {
        String id = scene.meeting();
        FakeClient inside = scene.joined(scene.bob, id);
        inside.forget();
        ada.patch("/api/meetings/" + id, Map.of("title", "Retrospective", "settings", Map.of("locked", true)));
        assertThat(inside.received()).containsExactly("meeting-updated", "meeting-locked");
        JsonNode updated = last(inside, "meeting-updated");
        assertThat(updated.get("meetingId").asText()).isEqualTo(id);
        assertThat(updated.get("meeting").get("title").asText()).isEqualTo("Retrospective");
        assertThat(updated.get("meeting").get("hostId").isTextual()).isTrue();
        assertThat(last(inside, "meeting-locked").get("locked").asBoolean()).isTrue();
        inside.forget();
        ada.patch("/api/meetings/" + id, Map.of("settings", Map.of("locked", true)));
        assertThat(inside.received()).isEmpty();
        ada.patch("/api/meetings/" + id, Map.of("settings", Map.of("locked", false)));
        assertThat(inside.received()).containsExactly("meeting-locked");
        ada.patch("/api/meetings/" + id, Map.of("password", "p"));
        assertThat(last(inside, "meeting-updated")
                        .get("meeting")
                        .get("hasPassword")
                        .asBoolean())
                .isTrue();
        ada.delete("/api/meetings/" + id);
        assertThat(scene.host.auditLog().entries())
                .extracting(AuditEntry::action)
                .containsExactly("update-settings", "lock", "unlock", "update-settings", "end");
    }

    @Test
    void anEmptyPasswordTakesThePasswordAway() {
        String id = scene.create(Map.of("title", "x", "password", "p"));

        assertThat(ada.patch("/api/meetings/" + id, Map.of("title", " ")).error())
                .startsWith("title");
        assertThat(ada.patch("/api/meetings/" + id, Map.of("title", "y"))
                        .body()
                        .get("hasPassword")
                        .asBoolean())
                .isTrue();
        assertThat(ada.patch("/api/meetings/" + id, Map.of("password", ""))
                        .body()
                        .get("hasPassword")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void onlyTheHostChangesAndEnds() {
        String id = scene.meeting();
        scene.joined(scene.bob, id);

        assertThat(bob.patch("/api/meetings/" + id, Map.of("title", "x")).status())
                .isEqualTo(403);
        assertThat(bob.delete("/api/meetings/" + id).status()).isEqualTo(403);
        assertThat(ada.delete("/api/meetings/nope").status()).isEqualTo(404);
    }

    @Test
    void whenAMeetingEndsEverybodyHearsItAndLeaves() {
        String id = scene.meeting();
        FakeClient inside = scene.joined(scene.bob, id);

        assertThat(ada.delete("/api/meetings/" + id).status()).isEqualTo(204);
        assertThat(ada.delete("/api/meetings/" + id).status()).isEqualTo(204);

        assertThat(inside.received("meeting-ended")).hasSize(1);
        assertThat(last(inside, "meeting-ended").get("meetingId").asText()).isEqualTo(id);
        Meetings meetings = scene.host.service(Meetings.class);
        assertThat(meetings.participants(id)).isEmpty();
        assertThat(meetings.find(id).orElseThrow().endedAt()).isPresent();
        assertThat(ada.patch("/api/meetings/" + id, Map.of("title", "x")).status())
                .isEqualTo(409);
        inside.forget();
        scene.host.advance(Duration.ofSeconds(30));
        assertThat(inside.received()).isEmpty();
        String next = scene.meeting();
        assertThat(scene.join(inside, next).success()).isTrue();
    }

    private static List<String> ids(RestAnswer page) {
        return page.body().get("items").findValuesAsText("id");
    }

    @Test
    void anIdThatIsTakenIsDrawnAgain() {
        Iterator<String> ids =
                List.of("aaa-aaaa-aaa", "aaa-aaaa-aaa", "bbb-bbbb-bbb").iterator();
        scene.host.start("drawing", host -> {
            Hosting hosting = new Hosting(Tables.of(host.store()), new Passwords(), ids::next, Surroundings.of(host));
            MeetingBody.Create body = new MeetingBody.Create("x", Optional.empty(), Optional.empty(), Optional.empty());
            assertThat(hosting.create(scene.ada, body).id()).isEqualTo("aaa-aaaa-aaa");
            assertThat(hosting.create(scene.ada, body).id()).isEqualTo("bbb-bbbb-bbb");
        });
    }
}

package dev.causerie.plugin.meeting;

import static dev.causerie.plugin.meeting.MeetingScene.last;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What hosts do is written down with whom, why and to what. */
class AuditTest {

    private final MeetingScene scene = new MeetingScene();
    private String id;
    private FakeClient ada;
    private FakeClient bob;

    @BeforeEach
    void meet() {
        id = scene.meeting(Map.of("waitingRoom", true));
        ada = scene.joined(scene.ada, id);
        bob = scene.joined(scene.bob, id);
        ok(send(ada, "approve-waiting", Map.of("socketId", ticket(), "reason", "expected")));
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void anApprovalSaysWhomAndWhy() {
        written("approve", Optional.of("bob"), Optional.of("expected"));
    }

    @Test
    void aRefusalSaysWhomAndWhy() {
        scene.joined(scene.eve, id);
        ok(send(ada, "reject-waiting", Map.of("socketId", ticket(), "reason", "unknown here")));
        written("reject", Optional.of("eve"), Optional.of("unknown here"));
    }

    @Test
    void sendingBackSaysWhomAndWhy() {
        ok(send(ada, "send-to-waiting", Map.of("userId", scene.bob.id(), "reason", "one moment")));
        written("send-to-waiting", Optional.of("bob"), Optional.of("one moment"));
    }

    @Test
    void stoppingAnothersScreenSaysWhoseAndWhy() {
        send(bob, "start-screen-share", Map.of());
        ok(send(ada, "stop-screen-share", Map.of("userId", scene.bob.id(), "reason", "secrets on it")));
        written("stop-screen-share", Optional.of("bob"), Optional.of("secrets on it"));
    }

    @Test
    void stoppingWhatIsNotSharedOrOnesOwnIsNotWrittenDown() {
        int before = entries().size();
        ok(send(ada, "stop-screen-share", Map.of("userId", scene.bob.id())));
        send(bob, "start-screen-share", Map.of());
        ok(send(bob, "stop-screen-share", Map.of()));
        send(ada, "start-screen-share", Map.of());
        ok(send(ada, "stop-screen-share", Map.of("userId", scene.ada.id())));
        assertThat(entries()).hasSize(before);
    }

    @Test
    void loweringAnothersHandSaysWhoseAndWhy() {
        send(bob, "hand-raised", Map.of());
        ok(send(ada, "lower-hand", Map.of("userId", scene.bob.id(), "reason", "answered")));
        written("lower-hand", Optional.of("bob"), Optional.of("answered"));
    }

    @Test
    void loweringNoHandOrOnesOwnIsNotWrittenDown() {
        int before = entries().size();
        ok(send(ada, "lower-hand", Map.of("userId", scene.bob.id())));
        send(ada, "hand-raised", Map.of());
        ok(send(ada, "lower-hand", Map.of("userId", scene.ada.id())));
        send(bob, "hand-raised", Map.of());
        send(bob, "hand-lowered", Map.of());
        assertThat(entries()).hasSize(before);
    }

    @Test
    void whoHearsOfALockHearsNoReason() {
        Ack locked = ok(send(ada, "lock-meeting", Map.of("locked", true, "reason", "all are here")));
        written("lock", Optional.empty(), Optional.of("all are here"));
        assertThat(locked.body().toString()).doesNotContain("all are here");
        assertThat(last(bob, "meeting-locked").toString()).doesNotContain("all are here");
        ok(send(ada, "lock-meeting", Map.of("locked", false)));
        written("unlock", Optional.empty(), Optional.empty());
    }

    @Test
    void anEndSaysWhyOnTheSocketAndOverRest() {
        ok(send(ada, "end-meeting", Map.of("reason", "done for today")));
        written("end", Optional.empty(), Optional.of("done for today"));
        String other = scene.meeting();
        scene.host.rest(scene.ada).delete("/api/meetings/" + other + "?reason=nobody%20came");
        assertThat(lastEntry().reason()).contains("nobody came");
    }

    @Test
    void aChangeSaysFromWhatToWhatAndOfThePasswordOnlyThatThereIsOne() {
        assertThat(detailOf(Map.of("title", "Sitdown", "settings", Map.of("allowChat", "host", "maxParticipants", 7))))
                .contains("title: Standup -> Sitdown; maxParticipants: 100 -> 7; allowChat: everyone -> host");
        assertThat(detailOf(Map.of("description", "secret plans"))).contains("description changed");
        assertThat(detailOf(Map.of("password", "hunter2"))).contains("password set");
        assertThat(detailOf(Map.of("password", ""))).contains("password removed");
    }

    @Test
    void whatChangesNothingIsNotWrittenDown() {
        int before = entries().size();
        scene.host.rest(scene.ada).patch("/api/meetings/" + id, Map.of("title", "Standup", "password", ""));
        assertThat(entries()).hasSize(before);
    }

    private Optional<String> detailOf(Map<String, ?> change) {
        assertThat(scene.host
                        .rest(scene.ada)
                        .patch("/api/meetings/" + id, change)
                        .status())
                .isEqualTo(200);
        assertThat(lastEntry().action()).isEqualTo("update-settings");
        return lastEntry().detail();
    }

    @Test
    void aChangeSaysWhy() {
        scene.host.rest(scene.ada).patch("/api/meetings/" + id, Map.of("title", "Sitdown", "reason", "tired"));
        written("update-settings", Optional.empty(), Optional.of("tired"));
    }

    @Test
    void aBlankReasonIsNone() {
        ok(send(ada, "end-meeting", Map.of("reason", " ")));
        written("end", Optional.empty(), Optional.empty());
    }

    @Test
    void aReasonOfMoreThan500CharactersIsRefused() {
        String tooLong = "x".repeat(501);
        assertThat(send(ada, "end-meeting", Map.of("reason", tooLong)).error()).startsWith("reason size must be");
        assertThat(scene.host
                        .rest(scene.ada)
                        .delete("/api/meetings/" + id + "?reason=" + tooLong)
                        .error())
                .isEqualTo("reason must be up to 500 characters");
        assertThat(lastEntry().action()).isEqualTo("approve");
    }

    @Test
    void theReasonOfOneOrderIsNotThatOfTheNext() {
        ok(send(ada, "lock-meeting", Map.of("locked", true, "reason", "all are here")));
        send(bob, "hand-raised", Map.of());
        ok(send(ada, "lower-hand", Map.of("userId", scene.bob.id())));
        written("lower-hand", Optional.of("bob"), Optional.empty());
    }

    private String ticket() {
        return last(ada, "waiting-join").get("socketId").asText();
    }

    private Ack send(FakeClient client, String event, Map<String, ?> fields) {
        Map<String, Object> payload = new HashMap<>(fields);
        payload.put("meetingId", id);
        return client.send(event, payload);
    }

    private static Ack ok(Ack ack) {
        assertThat(ack.success()).as("%s", ack.body()).isTrue();
        return ack;
    }

    private void written(String action, Optional<String> whom, Optional<String> why) {
        AuditEntry entry = lastEntry();
        assertThat(entry.action()).isEqualTo(action);
        assertThat(entry.actor()).isEqualTo(scene.ada);
        assertThat(entry.subjectId()).isEqualTo(id);
        assertThat(entry.target().map(AuditEntry.Target::username)).isEqualTo(whom);
        assertThat(entry.reason()).isEqualTo(why);
    }

    private AuditEntry lastEntry() {
        List<AuditEntry> entries = entries();
        return entries.get(entries.size() - 1);
    }

    private List<AuditEntry> entries() {
        return scene.host.auditLog().entries();
    }
}

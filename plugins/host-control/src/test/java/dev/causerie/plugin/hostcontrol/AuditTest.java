package dev.causerie.plugin.hostcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.testkit.Ack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What hosts do is written down with whom and why, and only the audit log knows why. */
class AuditTest {

    private final HostControlScene scene = new HostControlScene();

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void anOrderSaysWhomAndWhy() {
        order("mute-participant", "userId", "mute");
        order("ask-unmute", "userId", "ask-unmute");
        order("eject-participant", "participantId", "eject");
        order("allow-participant", "userId", "readmit");
    }

    @Test
    void aHandoverSaysToWhomAndWhy() {
        order("promote-to-host", "newHostId", "hand-over");
    }

    @Test
    void aDeclinedRequestSaysWhoseAndWhy() {
        scene.send(scene.bobs, "request-host-control");
        answer(false);
        assertThat(actions()).containsExactly("decline-control-request");
        assertEntry(entries().get(0));
    }

    @Test
    void anAcceptedRequestSaysWhoseAndWhyAndThatTheMeetingWasHandedOver() {
        scene.send(scene.bobs, "request-host-control");
        answer(true);
        assertThat(actions()).containsExactly("accept-control-request", "hand-over");
        entries().forEach(this::assertEntry);
    }

    @Test
    void anUnansweredRequestIsNobodysDeed() {
        scene.send(scene.bobs, "request-host-control");
        assertThat(scene.send(scene.adas, "respond-host-control", Map.of("accepted", true, "requesterId", 777))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(entries()).isEmpty();
    }

    @Test
    void aLayoutAndAQualitySayFromWhatToWhatAndWhy() {
        ok(scene.send(scene.adas, "change-layout", Map.of("layout", "speaker", "reason", "a talk")));
        ok(scene.send(scene.adas, "change-quality", Map.of("video", "low", "audio", "high", "reason", "a talk")));
        assertThat(actions()).containsExactly("layout", "change-quality");
        assertThat(entries()).extracting(AuditEntry::reason).containsOnly(Optional.of("a talk"));
        assertThat(entries())
                .extracting(AuditEntry::detail)
                .containsExactly(
                        Optional.of("layout: grid -> speaker"), Optional.of("video: auto -> low; audio: auto -> high"));
        ok(scene.send(scene.adas, "change-quality", Map.of("video", "low", "audio", "high")));
        assertThat(entries()).as("what is so already").hasSize(2);
    }

    @Test
    void aReasonOfMoreThan500CharactersIsRefused() {
        Map<String, Object> order = Map.of("userId", scene.bob.id(), "reason", "x".repeat(501));
        for (String event : List.of("mute-participant", "ask-unmute", "allow-participant")) {
            assertThat(scene.send(scene.adas, event, order).error()).startsWith("reason size must be");
        }
        assertThat(entries()).isEmpty();
    }

    private void order(String event, String field, String action) {
        ok(scene.send(scene.adas, event, Map.of(field, scene.bob.id(), "reason", "because")));
        assertThat(actions()).endsWith(action);
        assertEntry(entries().get(entries().size() - 1));
    }

    private void answer(boolean accepted) {
        ok(scene.send(scene.adas, "respond-host-control", Map.of("accepted", accepted, "reason", "because")));
    }

    private void assertEntry(AuditEntry entry) {
        assertThat(entry.actor()).isEqualTo(scene.ada);
        assertThat(entry.subjectId()).isEqualTo(scene.meetingId);
        assertThat(entry.target()).contains(new AuditEntry.Target(scene.bob.id(), "bob"));
        assertThat(entry.reason()).contains("because");
    }

    private static void ok(Ack ack) {
        assertThat(ack.success()).as("%s", ack.body()).isTrue();
    }

    private List<String> actions() {
        return entries().stream().map(AuditEntry::action).toList();
    }

    private List<AuditEntry> entries() {
        return scene.host.auditLog().entries();
    }
}

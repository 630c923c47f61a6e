package dev.causerie.plugin.meeting;

import static dev.causerie.plugin.meeting.MeetingScene.last;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostRequestsTest {

    private final MeetingScene scene = new MeetingScene();
    private String id;
    private FakeClient ada;
    private FakeClient bob;

    @BeforeEach
    void meet() {
        id = scene.meeting();
        ada = scene.joined(scene.ada, id);
        bob = scene.joined(scene.bob, id);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void theHostLocksAndEverybodyHearsIt() {
        assertThat(lock(ada, true).get("locked").asBoolean()).isTrue();
        for (FakeClient client : new FakeClient[] {ada, bob}) {
            assertThat(last(client, "meeting-locked").get("meetingId").asText()).isEqualTo(id);
            assertThat(last(client, "meeting-locked").get("locked").asBoolean()).isTrue();
        }
        assertThat(scene.join(scene.client(scene.eve), id).code()).isEqualTo("FORBIDDEN");
        lock(ada, false);
        assertThat(last(bob, "meeting-locked").get("locked").asBoolean()).isFalse();
        assertThat(scene.join(scene.client(scene.eve), id).success()).isTrue();
    }

    @Test
    void theHostEndsTheMeeting() {
        Ack ended = end(ada);
        assertThat(ended.get("meetingId").asText()).isEqualTo(id);
        assertThat(ended.get("endedBy").asText()).isEqualTo(Long.toString(scene.ada.id()));
        assertThat(last(bob, "meeting-ended").get("endedBy").asText()).isEqualTo(Long.toString(scene.ada.id()));
        assertThat(scene.host.auditLog().entries())
                .extracting(AuditEntry::action)
                .containsExactly("end");
    }

    @Test
    void nobodyElseDoes() {
        assertThat(lock(bob, true).code()).isEqualTo("FORBIDDEN");
        assertThat(end(bob).code()).isEqualTo("FORBIDDEN");
        assertThat(lock(scene.client(scene.eve), true).code()).isEqualTo("FORBIDDEN");
        assertThat(bob.received("meeting-locked")).isEmpty();
    }

    private Ack lock(FakeClient client, boolean locked) {
        return client.send("lock-meeting", Map.of("meetingId", id, "locked", locked));
    }

    private Ack end(FakeClient client) {
        return client.send("end-meeting", Map.of("meetingId", id));
    }
}

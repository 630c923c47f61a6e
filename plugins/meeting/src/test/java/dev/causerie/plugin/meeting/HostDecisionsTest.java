package dev.causerie.plugin.meeting;

import static dev.causerie.plugin.meeting.MeetingScene.last;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.meetings.LayoutChanged;
import dev.causerie.api.domain.meetings.MeetingLayout;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.Participant;
import dev.causerie.api.domain.meetings.ParticipantEjected;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Event;
import dev.causerie.api.event.Reply;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostDecisionsTest {

    private final MeetingScene scene = new MeetingScene();
    private final HostActions actions = scene.host.service(HostActions.class);
    private String id;
    private FakeClient ada;
    private FakeClient bob;

    @BeforeEach
    void meet() {
        scene.host.start("ears", host -> host.events(Dialect.VISIO)
                .renders(ParticipantEjected.class, "heard-ejected", event -> event)
                .renders(LayoutChanged.class, "heard-layout", event -> event));
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
    void whoIsGivenTheMeetingIsItsHostAndEverybodyHearsIt() {
        actions.handOver(id, scene.ada, scene.bob.id());
        assertThat(last(ada, "host-changed").get("newHostName").asText()).isEqualTo("bob");
        assertThat(hostId()).isEqualTo(scene.bob.id());
        assertThat(written("hand-over").target()).contains(new AuditEntry.Target(scene.bob.id(), "bob"));
        scene.host.advance(Duration.ofSeconds(1));
        assertThat(last(ada, "participants-updated").get("participants").findValuesAsText("isHost"))
                .containsExactly("false", "true");
        refused(Code.FORBIDDEN, () -> actions.handOver(id, scene.ada, scene.ada.id()));
    }

    @Test
    void onlyParticipantsAreGivenTheMeeting() {
        refused(Code.NOT_FOUND, () -> actions.handOver(id, scene.ada, scene.eve.id()));
        assertThat(hostId()).isEqualTo(scene.ada.id());
        assertThat(scene.host.auditLog().entries()).isEmpty();
    }

    @Test
    void theEjectedIsOutAtOnceAndEverybodyHearsWhy() {
        bob.send("webrtc-offer", Map.of("to", "sfu", "offer", Map.of("type", "offer", "sdp", "v=0")));
        FakeClient phone = scene.joined(scene.bob, id);
        bob.forget();
        phone.forget();
        ada.forget();
        actions.eject(id, scene.ada, scene.bob.id(), "noise");
        assertThat(ada.received("participant-left")).hasSize(1);
        assertThat(last(ada, "heard-ejected").get("reason").asText()).isEqualTo("noise");
        for (FakeClient his : List.of(bob, phone)) {
            assertThat(his.received()).containsExactly("heard-ejected");
            assertThat(last(his, "heard-ejected").get("toUser").asBoolean()).isTrue();
        }
        assertThat(scene.host.media().connections()).isEmpty();
        assertThat(participants()).extracting(Participant::username).containsExactly("ada");
        assertThat(written("eject").reason()).contains("noise");
        bob.forget();
        scene.joined(scene.eve, id);
        assertThat(bob.received()).isEmpty();
    }

    @Test
    void theHostHearsWhomHeThrewOutAlsoByHisOwnSession() {
        scene.host.start("control", host -> host.events(Dialect.VISIO)
                .on(THROW_OUT, Meetings.hostOf(LeaveMeeting::meetingId), (caller, which) -> {
                    actions.eject(which.meetingId(), caller.user(), scene.bob.id(), "");
                    return Reply.done();
                }));
        assertThat(ada.send("throw-out", Map.of("meetingId", id)).success()).isTrue();
        assertThat(ada.received("participant-left")).hasSize(1);
    }

    @Test
    void theEjectedComesBackOnlyOnceHeIsReadmitted() {
        actions.eject(id, scene.ada, scene.bob.id(), "");
        Ack refused = scene.join(bob, id);
        assertThat(refused.code()).isEqualTo("FORBIDDEN");
        assertThat(refused.error()).contains("ejected");
        assertThat(scene.join(scene.client(scene.bob), id).code()).isEqualTo("FORBIDDEN");
        assertThat(standing(scene.bob)).isEqualTo("ejected");
        actions.readmit(id, scene.ada, scene.bob.id());
        assertThat(scene.join(bob, id).success()).isTrue();
        assertThat(written("readmit").target()).contains(new AuditEntry.Target(scene.bob.id(), "bob"));
    }

    @Test
    void anEjectionSurvivesARestart() {
        actions.eject(id, scene.ada, scene.bob.id(), "");
        scene.host.stop("ears");
        scene.host.restart();
        assertThat(scene.join(scene.client(scene.bob), id).code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void whoWasInOnceCanBeKeptFromComingBack() {
        scene.leave(bob, id);
        ada.forget();
        actions.eject(id, scene.ada, scene.bob.id(), "");
        assertThat(scene.join(bob, id).code()).isEqualTo("FORBIDDEN");
        assertThat(ada.received("participant-left")).isEmpty();
        refused(Code.NOT_FOUND, () -> actions.eject(id, scene.ada, scene.eve.id(), ""));
        refused(Code.BAD_REQUEST, () -> actions.eject(id, scene.ada, scene.ada.id(), ""));
        refused(Code.BAD_REQUEST, () -> actions.eject(id, scene.ada, scene.bob.id(), "x".repeat(501)));
    }

    @Test
    void aDroppedSessionOfTheEjectedComesBackToNothing() {
        bob.drop();
        actions.eject(id, scene.ada, scene.bob.id(), "");
        bob.reconnect();
        assertThat(bob.received()).containsExactly("heard-ejected");
        scene.joined(scene.eve, id);
        assertThat(bob.received()).containsExactly("heard-ejected");
    }

    @Test
    void anEjectedNeverInheritsTheMeeting() {
        FakeClient eve = scene.joined(scene.eve, id);
        actions.eject(id, scene.ada, scene.bob.id(), "");
        scene.leave(ada, id);
        assertThat(hostId()).isEqualTo(scene.eve.id());
        scene.leave(eve, id);
        assertThat(hostId()).isEqualTo(scene.eve.id());
    }

    @Test
    void whoJoinsWhileHeIsEjectedIsOutInTheEnd() {
        for (int round = 0; round < 10; round++) {
            actions.readmit(id, scene.ada, scene.bob.id());
            FakeClient again = scene.client(scene.bob);
            CompletableFuture<Ack> joining = CompletableFuture.supplyAsync(() -> scene.join(again, id));
            actions.eject(id, scene.ada, scene.bob.id(), "");
            joining.join();
            again.forget();
            assertThat(participants()).extracting(Participant::username).containsExactly("ada");
            ada.send("toggle-camera", Map.of("meetingId", id, "enabled", false));
            assertThat(again.received()).isEmpty();
            again.disconnect();
        }
    }

    @Test
    void theMutedIsMutedForAllToSee() {
        actions.mute(id, scene.ada, scene.bob.id());
        JsonNode toggled = last(ada, "microphone-toggled");
        assertThat(toggled.get("userId").asText()).isEqualTo(Long.toString(scene.bob.id()));
        assertThat(toggled.get("enabled").asBoolean()).isFalse();
        assertThat(last(bob, "microphone-toggled")).isEqualTo(toggled);
        assertThat(written("mute").target()).contains(new AuditEntry.Target(scene.bob.id(), "bob"));
        refused(Code.NOT_FOUND, () -> actions.mute(id, scene.ada, scene.eve.id()));
    }

    @Test
    void whoComesLaterGetsTheLayout() {
        actions.layout(id, scene.ada, MeetingLayout.SPEAKER);
        assertThat(last(bob, "heard-layout").get("layout").asText()).isEqualTo("speaker");
        assertThat(scene.join(scene.client(scene.eve), id).get("layout").asText())
                .isEqualTo("speaker");
        assertThat(written("layout").actor()).isEqualTo(scene.ada);
    }

    @Test
    void aLockedMeetingIsOpenAgainOnceUnlocked() {
        actions.lock(id, scene.ada, true);
        assertThat(scene.join(scene.client(scene.eve), id).code()).isEqualTo("FORBIDDEN");
        actions.lock(id, scene.ada, false);
        assertThat(scene.join(scene.client(scene.eve), id).success()).isTrue();
        assertThat(actionsDone()).containsExactly("lock", "unlock");
    }

    @Test
    void endingIsForAllAndWrittenDown() {
        actions.end(id, scene.ada);
        assertThat(bob.received()).containsExactly("meeting-ended");
        assertThat(participants()).isEmpty();
        assertThat(actionsDone()).containsExactly("end");
        refused(Code.CONFLICT, () -> actions.lock(id, scene.ada, true));
    }

    @Test
    void whatIsSoAlreadyTellsNobody() {
        actions.eject(id, scene.ada, scene.bob.id(), "");
        actions.layout(id, scene.ada, MeetingLayout.GALLERY);
        actions.lock(id, scene.ada, true);
        int written = scene.host.auditLog().entries().size();
        long revision = revision();
        ada.forget();
        actions.eject(id, scene.ada, scene.bob.id(), "again");
        actions.layout(id, scene.ada, MeetingLayout.GALLERY);
        actions.lock(id, scene.ada, true);
        actions.readmit(id, scene.ada, scene.eve.id());
        actions.handOver(id, scene.ada, scene.ada.id());
        assertThat(ada.received()).isEmpty();
        assertThat(scene.host.auditLog().entries()).hasSize(written);
        assertThat(revision()).isEqualTo(revision);
        actions.end(id, scene.ada);
        actions.end(id, scene.ada);
        assertThat(ada.received("meeting-ended")).hasSize(1);
    }

    @Test
    void eachChangeRaisesTheRevision() {
        List<Runnable> changes = List.of(
                () -> actions.mute(id, scene.ada, scene.bob.id()),
                () -> actions.layout(id, scene.ada, MeetingLayout.GALLERY),
                () -> actions.lock(id, scene.ada, true),
                () -> actions.eject(id, scene.ada, scene.bob.id(), ""),
                () -> actions.readmit(id, scene.ada, scene.bob.id()),
                () -> actions.end(id, scene.ada));
        for (Runnable change : changes) {
            long before = revision();
            change.run();
            assertThat(revision()).isGreaterThan(before);
        }
    }

    @Test
    void nobodyButTheHostDecides() {
        List<ThrowingCallable> attempts = List.of(
                () -> actions.handOver(id, scene.bob, scene.bob.id()),
                () -> actions.eject(id, scene.bob, scene.ada.id(), ""),
                () -> actions.readmit(id, scene.bob, scene.eve.id()),
                () -> actions.mute(id, scene.bob, scene.ada.id()),
                () -> actions.layout(id, scene.bob, MeetingLayout.GALLERY),
                () -> actions.lock(id, scene.bob, true),
                () -> actions.end(id, scene.bob));
        attempts.forEach(attempt -> refused(Code.FORBIDDEN, attempt));
        refused(Code.NOT_FOUND, () -> actions.lock("nope", scene.ada, true));
        assertThat(scene.host.auditLog().entries()).isEmpty();
    }

    @Test
    void whatIsNotCommittedWasNotDone() {
        scene.host.failNextCommit();
        refused(Code.UNAVAILABLE, () -> actions.eject(id, scene.ada, scene.bob.id(), ""));
        assertThat(scene.host.auditLog().entries()).isEmpty();
        assertThat(participants()).hasSize(2);
        ada.send("toggle-camera", Map.of("meetingId", id, "enabled", false));
        assertThat(bob.received()).containsExactly("camera-toggled");
    }

    private static final Event<LeaveMeeting> THROW_OUT = Event.of("throw-out", LeaveMeeting.class);

    private static void refused(Code code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOfSatisfying(Rejected.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }

    private AuditEntry written(String action) {
        List<AuditEntry> entries = scene.host.auditLog().entries();
        AuditEntry last = entries.get(entries.size() - 1);
        assertThat(last.action()).isEqualTo(action);
        assertThat(last.subjectKind()).isEqualTo("meeting");
        assertThat(last.subjectId()).isEqualTo(id);
        return last;
    }

    private List<String> actionsDone() {
        return scene.host.auditLog().entries().stream().map(AuditEntry::action).toList();
    }

    private String standing(User user) {
        return meetings().standing(user, id).role();
    }

    private List<Participant> participants() {
        return meetings().participants(id);
    }

    private long hostId() {
        return meetings().find(id).orElseThrow().hostId();
    }

    private long revision() {
        return meetings().find(id).orElseThrow().revision();
    }

    private Meetings meetings() {
        return scene.host.service(Meetings.class);
    }
}

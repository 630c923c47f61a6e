package dev.causerie.plugin.meeting;

import static dev.causerie.plugin.meeting.MeetingScene.last;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.Participant;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.domain.users.Users;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private final MeetingScene scene = new MeetingScene();
    private final String id = scene.meeting(Map.of("waitingRoom", true));

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void whoComesWaitsAndTheHostIsAsked() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient adasPhone = scene.client(scene.ada);
        FakeClient bob = scene.client(scene.bob);
        Ack ack = scene.join(bob, id);
        assertThat(ack.success()).isTrue();
        assertThat(ack.get("waiting").asBoolean()).isTrue();
        assertThat(ack.get("meetingId").asText()).isEqualTo(id);
        assertThat(ack.get("position").asInt()).isEqualTo(1);
        assertThat(last(bob, "waiting-room").get("position").asInt()).isEqualTo(1);
        assertThat(standing(scene.bob)).isEqualTo("waiting");
        for (FakeClient hosts : List.of(ada, adasPhone)) {
            JsonNode asked = last(hosts, "waiting-join");
            assertThat(asked.get("meetingId").asText()).isEqualTo(id);
            assertThat(asked.get("userId").asText()).isEqualTo(Long.toString(scene.bob.id()));
            assertThat(asked.get("username").asText()).isEqualTo("bob");
            assertThat(asked.get("socketId").asText()).hasSizeGreaterThan(16).isNotEqualTo(bob.sessionId());
        }
        assertThat(position(scene.client(scene.eve))).isEqualTo(2);
    }

    @Test
    void theHostEntersDirectlyAndSeesWhoCameBefore() {
        FakeClient bob = scene.joined(scene.bob, id);
        scene.joined(scene.eve, id);
        FakeClient ada = scene.client(scene.ada);
        ada.forget();
        assertThat(scene.join(ada, id).get("participantCount").asInt()).isEqualTo(1);
        assertThat(ada.received("waiting-join"))
                .extracting(asked -> asked.get("username").asText())
                .containsExactly("bob", "eve");
        assertThat(bob.received()).containsExactly("waiting-room");
        assertThat(participants()).extracting(Participant::username).containsExactly("ada");
    }

    @Test
    void nothingOfTheMeetingReachesThoseWhoWait() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        bob.forget();
        ada.send("toggle-camera", Map.of("meetingId", id, "enabled", false));
        ada.send("webrtc-offer", Map.of("to", Long.toString(scene.bob.id()), "offer", Map.of()));
        scene.joined(scene.ada, id);
        scene.host.advance(Duration.ofSeconds(1));
        bob.drop();
        bob.reconnect();
        ada.send("toggle-camera", Map.of("meetingId", id, "enabled", true));
        assertThat(bob.received()).containsOnly("waiting-room");
        assertThat(scene.host.rest(scene.bob).get("/api/meetings/" + id).body().has("participants"))
                .isFalse();
        Map<String, Object> offer = Map.of("to", "sfu", "offer", Map.of("type", "offer", "sdp", "v=0"));
        assertThat(bob.send("webrtc-offer", offer).code()).isEqualTo("FORBIDDEN");
        assertThat(bob.send("media-subscribe", Map.of("mid", "0")).code()).isEqualTo("FORBIDDEN");
        assertThat(bob.send("toggle-camera", Map.of("meetingId", id, "enabled", true))
                        .code())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void theApprovedAreInWithAllTheirDevices() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        FakeClient phone = scene.joined(scene.bob, id);
        assertThat(ada.received("waiting-join")).hasSize(1);
        ada.forget();
        Ack ack = approve(ada, ticket(scene.bob));
        assertThat(ack.get("meetingId").asText()).isEqualTo(id);
        assertThat(ack.get("userId").asText()).isEqualTo(Long.toString(scene.bob.id()));
        assertThat(ack.get("socketId").isTextual()).isTrue();
        for (FakeClient his : List.of(bob, phone)) {
            JsonNode joined = last(his, "meeting-joined");
            assertThat(joined.get("meetingId").asText()).isEqualTo(id);
            assertThat(joined.get("participantCount").asInt()).isEqualTo(2);
            assertThat(joined.get("isHost").asBoolean()).isFalse();
            assertThat(joined.get("recording").isNull()).isTrue();
            assertThat(joined.get("media").get("peer").asText()).isEqualTo("sfu");
            assertThat(joined.get("meeting").get("participants").size()).isEqualTo(2);
            assertThat(his.received().indexOf("meeting-joined"))
                    .isLessThan(his.received().indexOf("participant-joined"));
        }
        assertThat(ada.received("participant-joined")).hasSize(1);
        assertThat(last(ada, "waiting-left").get("userId").asText()).isEqualTo(Long.toString(scene.bob.id()));
        bob.forget();
        ada.send("toggle-camera", Map.of("meetingId", id, "enabled", false));
        assertThat(bob.received("camera-toggled")).hasSize(1);
        assertThat(written().target()).contains(new AuditEntry.Target(scene.bob.id(), "bob"));
        assertThat(written().action()).isEqualTo("approve");
    }

    @Test
    void whoIsLetInHasWhatAJoinAnswers() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        approve(ada, ticket(scene.bob));
        JsonNode told = last(bob, "meeting-joined");
        assertThat(scene.join(bob, id).success()).isTrue();
        assertThat(last(bob, "meeting-joined")).isEqualTo(told);
    }

    @Test
    void theRefusedHearWhyAndMayAskAgain() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        String ticket = ticket(scene.bob);
        Map<String, Object> refusal = Map.of("meetingId", id, "socketId", ticket, "reason", "Not today");
        assertThat(ada.send("reject-waiting", refusal).success()).isTrue();
        JsonNode error = last(bob, "join-error");
        assertThat(error.get("event").asText()).isEqualTo("join-meeting");
        assertThat(error.get("code").asText()).isEqualTo("FORBIDDEN");
        assertThat(error.get("message").asText()).isEqualTo("Not today");
        assertThat(error.get("error").asText()).isEqualTo("Not today");
        assertThat(error.get("reason").asText()).isEqualTo("rejected");
        assertThat(standing(scene.bob)).isEqualTo("stranger");
        assertThat(written().action()).isEqualTo("reject");
        assertThat(written().reason()).contains("Not today");
        assertThat(approve(ada, ticket).code()).isEqualTo("NOT_FOUND");
        assertThat(position(bob)).isEqualTo(1);
        assertThat(ticket(scene.bob)).isNotEqualTo(ticket);
        ada.send("reject-waiting", Map.of("meetingId", id, "socketId", ticket(scene.bob)));
        assertThat(last(bob, "join-error").get("message").asText()).isNotBlank();
    }

    @Test
    void onlyTheHostDecides() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        approve(ada, ticket(scene.bob));
        scene.joined(scene.eve, id);
        String ticket = ticket(scene.eve);
        assertThat(approve(bob, ticket).code()).isEqualTo("FORBIDDEN");
        assertThat(bob.send("reject-waiting", Map.of("meetingId", id, "socketId", ticket))
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(sendBack(bob, scene.ada).code()).isEqualTo("FORBIDDEN");
        assertThat(standing(scene.eve)).isEqualTo("waiting");
    }

    @Test
    void aTicketIsGoodForItsMeetingAlone() {
        String other = scene.meeting(Map.of("waitingRoom", true));
        scene.joined(scene.bob, id);
        FakeClient ada = scene.client(scene.ada);
        assertThat(ada.send("approve-waiting", Map.of("meetingId", other, "socketId", ticket(scene.bob)))
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void whoComesBackKeepsTicketAndPlace() {
        FakeClient bob = scene.joined(scene.bob, id);
        scene.joined(scene.eve, id);
        String ticket = ticket(scene.bob);
        bob.drop();
        FakeClient reloaded = scene.client(scene.bob);
        assertThat(position(reloaded)).isEqualTo(1);
        scene.host.advance(Duration.ofSeconds(30));
        assertThat(ticket(scene.bob)).isEqualTo(ticket);
        scene.host.restart();
        scene.host.advance(Duration.ofSeconds(5));
        FakeClient afterwards = scene.client(scene.bob);
        assertThat(position(afterwards)).isEqualTo(1);
        FakeClient ada = scene.joined(scene.ada, id);
        assertThat(approve(ada, ticket).success()).isTrue();
        assertThat(afterwards.received("meeting-joined")).hasSize(1);
    }

    @Test
    void aLostWaiterKeepsHisPlaceForFifteenSeconds() {
        FakeClient bob = scene.joined(scene.bob, id);
        FakeClient eve = scene.joined(scene.eve, id);
        FakeClient ada = scene.joined(scene.ada, id);
        eve.forget();
        bob.drop();
        scene.host.advance(Duration.ofSeconds(14));
        assertThat(eve.received()).isEmpty();
        scene.host.advance(Duration.ofSeconds(2));
        assertThat(last(eve, "waiting-room").get("position").asInt()).isEqualTo(1);
        assertThat(ada.received("waiting-left")).hasSize(1);
        assertThat(standing(scene.bob)).isEqualTo("stranger");
    }

    @Test
    void whoLeavesGivesHisPlaceUp() {
        FakeClient bob = scene.joined(scene.bob, id);
        FakeClient eve = scene.joined(scene.eve, id);
        eve.forget();
        assertThat(scene.leave(bob, id).success()).isTrue();
        assertThat(last(eve, "waiting-room").get("position").asInt()).isEqualTo(1);
        assertThat(position(bob)).isEqualTo(2);
    }

    @Test
    void whoMovesUpIsToldAndNobodyElse() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        FakeClient eve = scene.joined(scene.eve, id);
        FakeClient zoe = scene.joined(scene.host.user("zoe"), id);
        List.of(bob, eve, zoe).forEach(FakeClient::forget);
        approve(ada, ticket(scene.eve));
        assertThat(bob.received()).isEmpty();
        assertThat(last(zoe, "waiting-room").get("position").asInt()).isEqualTo(2);
        assertThat(zoe.received()).containsExactly("waiting-room");
    }

    @Test
    void joiningAnotherMeetingEndsTheWaiting() {
        FakeClient bob = scene.joined(scene.bob, id);
        scene.join(bob, scene.meeting());
        assertThat(standing(scene.bob)).isEqualTo("stranger");
    }

    @Test
    void waitingForAMeetingLeavesTheOneBefore() {
        String other = scene.meeting();
        FakeClient bob = scene.joined(scene.bob, other);
        scene.join(bob, id);
        assertThat(meetings().participants(other)).isEmpty();
    }

    @Test
    void theApprovedComeBackWithoutAskingUntilTheyAreSentBack() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        approve(ada, ticket(scene.bob));
        scene.leave(bob, id);
        assertThat(scene.join(bob, id).get("waiting").asBoolean()).isFalse();
        bob.drop();
        scene.host.advance(Duration.ofSeconds(30));
        FakeClient later = scene.client(scene.bob);
        assertThat(scene.join(later, id).get("participantCount").asInt()).isEqualTo(2);
        sendBack(ada, scene.bob);
        scene.leave(later, id);
        assertThat(scene.join(later, id).get("waiting").asBoolean()).isTrue();
    }

    @Test
    void whoIsSentBackHearsNothingMoreAndWaitsAtTheEnd() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        approve(ada, ticket(scene.bob));
        bob.send("webrtc-offer", Map.of("to", "sfu", "offer", Map.of("type", "offer", "sdp", "v=0")));
        scene.joined(scene.eve, id);
        bob.forget();
        ada.forget();
        assertThat(sendBack(ada, scene.bob).success()).isTrue();
        assertThat(bob.received()).containsExactly("waiting-room");
        assertThat(last(bob, "waiting-room").get("position").asInt()).isEqualTo(2);
        assertThat(ada.received("participant-left")).hasSize(1);
        assertThat(ada.received("waiting-join")).hasSize(1);
        assertThat(scene.host.media().connections()).isEmpty();
        assertThat(written().action()).isEqualTo("send-to-waiting");
        ada.send("toggle-camera", Map.of("meetingId", id, "enabled", false));
        assertThat(bob.received()).containsExactly("waiting-room");
        approve(ada, ticket(scene.bob));
        assertThat(bob.received("meeting-joined")).hasSize(1);
    }

    @Test
    void onlyParticipantsAreSentToAWaitingRoomThatThereIs() {
        FakeClient ada = scene.joined(scene.ada, id);
        assertThat(sendBack(ada, scene.ada).code()).isEqualTo("BAD_REQUEST");
        assertThat(sendBack(ada, scene.bob).code()).isEqualTo("NOT_FOUND");
        String open = scene.meeting();
        scene.joined(scene.bob, open);
        Map<String, Object> wish = Map.of("meetingId", open, "userId", Long.toString(scene.bob.id()));
        assertThat(ada.send("send-to-waiting", wish).code()).isEqualTo("CONFLICT");
    }

    @Test
    void aNewHostIsShownWhoWaits() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        approve(ada, ticket(scene.bob));
        scene.joined(scene.eve, id);
        assertThat(bob.received("waiting-join")).isEmpty();
        scene.leave(ada, id);
        assertThat(last(bob, "waiting-join").get("username").asText()).isEqualTo("eve");
        assertThat(approve(bob, ticket(scene.eve)).success()).isTrue();
    }

    @Test
    void whoWaitsOrWasSentBackNeverInherits() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        approve(ada, ticket(scene.bob));
        sendBack(ada, scene.bob);
        scene.joined(scene.eve, id);
        scene.leave(ada, id);
        assertThat(meetings().find(id).orElseThrow().hostId()).isEqualTo(scene.ada.id());
        assertThat(bob.received("host-changed")).isEmpty();
    }

    @Test
    void whoWasHostMayComeBack() {
        FakeClient ada = scene.joined(scene.ada, id);
        scene.joined(scene.bob, id);
        approve(ada, ticket(scene.bob));
        scene.leave(ada, id);
        assertThat(standing(scene.bob)).isEqualTo("host");
        assertThat(scene.join(ada, id).get("participantCount").asInt()).isEqualTo(2);
    }

    @Test
    void aMeetingThatIsFullTakesNobodyFromTheWaitingRoom() {
        String small = scene.meeting(Map.of("waitingRoom", true, "maxParticipants", 2));
        FakeClient ada = scene.joined(scene.ada, small);
        List<FakeClient> waiting = IntStream.range(0, 4)
                .mapToObj(i -> scene.joined(scene.host.user("user" + i), small))
                .toList();
        List<String> tickets = ada.received("waiting-join").stream()
                .map(asked -> asked.get("socketId").asText())
                .toList();
        FakeClient[] hosts = {ada, scene.client(scene.ada), scene.client(scene.ada), scene.client(scene.ada)};
        List<Ack> acks = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> hosts[i].send("approve-waiting", Map.of("meetingId", small, "socketId", tickets.get(i)))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(acks).filteredOn(Ack::success).hasSize(1);
        assertThat(acks).filteredOn(ack -> !ack.success()).extracting(Ack::code).containsOnly("FORBIDDEN");
        assertThat(meetings().participants(small)).hasSize(2);
        assertThat(waiting)
                .filteredOn(client -> !client.received("meeting-joined").isEmpty())
                .hasSize(1);
    }

    @Test
    void anApprovalThatIsNotCommittedLetsNobodyIn() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        String ticket = ticket(scene.bob);
        bob.forget();
        scene.host.failNextCommit();
        assertThat(approve(ada, ticket).code()).isEqualTo("UNAVAILABLE");
        ada.send("toggle-camera", Map.of("meetingId", id, "enabled", false));
        assertThat(bob.received()).isEmpty();
        assertThat(standing(scene.bob)).isEqualTo("waiting");
    }

    @Test
    void whoIsApprovedWhileHeIsAwayIsInWhenHeIsBack() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        bob.drop();
        assertThat(approve(ada, ticket(scene.bob)).success()).isTrue();
        assertThat(participants()).hasSize(1);
        bob.reconnect();
        assertThat(bob.received("meeting-joined")).hasSize(1);
        assertThat(participants()).hasSize(2);
        ada.send("toggle-camera", Map.of("meetingId", id, "enabled", false));
        assertThat(bob.received("camera-toggled")).hasSize(1);
    }

    @Test
    void whoIsRefusedWhileHeIsAwayHearsItWhenHeIsBack() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        bob.drop();
        ada.send("reject-waiting", Map.of("meetingId", id, "socketId", ticket(scene.bob)));
        bob.reconnect();
        assertThat(bob.received("join-error")).hasSize(1);
        assertThat(standing(scene.bob)).isEqualTo("stranger");
    }

    @Test
    void whoIsRecoveredIsToldHisPlaceAgain() {
        scene.joined(scene.eve, id);
        FakeClient bob = scene.joined(scene.bob, id);
        bob.drop();
        scene.host.advance(Duration.ofSeconds(5));
        bob.forget();
        bob.reconnect();
        assertThat(last(bob, "waiting-room").get("position").asInt()).isEqualTo(2);
        scene.host.advance(Duration.ofSeconds(60));
        assertThat(standing(scene.bob)).isEqualTo("waiting");
    }

    @Test
    void nobodyNewWaitsForALockedMeeting() {
        FakeClient bob = scene.joined(scene.bob, id);
        FakeClient ada = scene.joined(scene.ada, id);
        actions().lock(id, scene.ada, true);
        assertThat(scene.join(scene.client(scene.eve), id).code()).isEqualTo("FORBIDDEN");
        assertThat(standing(scene.eve)).isEqualTo("stranger");
        assertThat(position(bob)).isEqualTo(1);
        assertThat(approve(ada, ticket(scene.bob)).error()).contains("locked");
        actions().lock(id, scene.ada, false);
        assertThat(approve(ada, ticket(scene.bob)).success()).isTrue();
    }

    @Test
    void whoWaitsWaitsOnWhenTheWaitingRoomIsSwitchedOff() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        scene.host.rest(scene.ada).patch("/api/meetings/" + id, Map.of("settings", Map.of("waitingRoom", false)));
        assertThat(position(bob)).isEqualTo(1);
        assertThat(scene.join(scene.client(scene.eve), id)
                        .get("participantCount")
                        .asInt())
                .isEqualTo(2);
        assertThat(approve(ada, ticket(scene.bob)).success()).isTrue();
        assertThat(bob.received("meeting-joined")).hasSize(1);
    }

    @Test
    void whoIsInWhenTheWaitingRoomIsSwitchedOnMayComeBack() {
        String open = scene.meeting();
        scene.joined(scene.ada, open);
        FakeClient bob = scene.joined(scene.bob, open);
        scene.leave(scene.joined(scene.eve, open), open);
        scene.host.rest(scene.ada).patch("/api/meetings/" + open, Map.of("settings", Map.of("waitingRoom", true)));
        scene.leave(bob, open);
        assertThat(scene.join(bob, open).get("waiting").asBoolean()).isFalse();
        assertThat(scene.join(scene.client(scene.eve), open).get("waiting").asBoolean())
                .isTrue();
    }

    @Test
    void thePasswordIsAskedBeforeTheWaiting() {
        String secret =
                scene.create(Map.of("title", "x", "password", "open sesame", "settings", Map.of("waitingRoom", true)));
        FakeClient bob = scene.client(scene.bob);
        assertThat(scene.join(bob, secret).code()).isEqualTo("FORBIDDEN");
        assertThat(meetings().standing(scene.bob, secret).role()).isEqualTo("stranger");
        Ack ack = bob.send("join-meeting", Map.of("meetingId", secret, "password", "open sesame"));
        assertThat(ack.get("waiting").asBoolean()).isTrue();
        assertThat(scene.join(scene.client(scene.bob), secret).get("waiting").asBoolean())
                .isTrue();
    }

    @Test
    void guestsWaitForTheirMeetingAndNoOther() {
        User guest = scene.host.guest("gus", id);
        assertThat(scene.join(scene.client(guest), id).get("waiting").asBoolean())
                .isTrue();
        User stray = scene.host.guest("gil", scene.meeting());
        assertThat(scene.join(scene.client(stray), id).code()).isEqualTo("FORBIDDEN");
        String closed = scene.meeting(Map.of("waitingRoom", true, "guests", false));
        assertThat(scene.join(scene.client(scene.host.guest("gia", closed)), closed)
                        .code())
                .isEqualTo("FORBIDDEN");
        scene.host.rest(scene.ada).patch("/api/meetings/" + id, Map.of("settings", Map.of("guests", false)));
        FakeClient ada = scene.joined(scene.ada, id);
        assertThat(approve(ada, ticket(guest)).error()).contains("no guests");
    }

    @Test
    void theEjectedDoNotWait() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        scene.joined(scene.eve, id);
        actions().eject(id, scene.ada, scene.bob.id(), "");
        assertThat(standing(scene.bob)).isEqualTo("ejected");
        assertThat(scene.join(bob, id).code()).isEqualTo("FORBIDDEN");
        assertThat(ada.received("waiting-left")).hasSize(1);
        assertThat(ada.received("participant-left")).isEmpty();
        actions().readmit(id, scene.ada, scene.bob.id());
        assertThat(position(bob)).isEqualTo(2);
    }

    @Test
    void theApprovedWhoWereEjectedWaitOnceReadmitted() {
        FakeClient ada = scene.joined(scene.ada, id);
        FakeClient bob = scene.joined(scene.bob, id);
        approve(ada, ticket(scene.bob));
        actions().eject(id, scene.ada, scene.bob.id(), "");
        actions().readmit(id, scene.ada, scene.bob.id());
        assertThat(scene.join(bob, id).get("waiting").asBoolean()).isTrue();
    }

    @Test
    void whenTheMeetingEndsNobodyWaitsForItAnyMore() {
        FakeClient bob = scene.joined(scene.bob, id);
        actions().end(id, scene.ada);
        JsonNode error = last(bob, "join-error");
        assertThat(error.get("code").asText()).isEqualTo("CONFLICT");
        assertThat(error.get("message").asText()).contains("ended");
        assertThat(standing(scene.bob)).isEqualTo("stranger");
    }

    @Test
    void theLineIsBounded() {
        scene.host.start("crowd", host -> {
            WaitingTable waiting = Tables.of(host.store()).waiting();
            for (int i = 1; i < WaitingQueue.MOST; i++) {
                waiting.append(id, new WaitingRow(1_000 + i, "user" + i, "ticket" + i, i));
            }
        });
        assertThat(position(scene.client(scene.bob))).isEqualTo(WaitingQueue.MOST);
        FakeClient eve = scene.client(scene.eve);
        assertThat(scene.join(eve, id).code()).isEqualTo("FORBIDDEN");
        assertThat(last(eve, "join-error").get("message").asText()).contains("500");
    }

    private Ack approve(FakeClient host, String ticket) {
        return host.send("approve-waiting", Map.of("meetingId", id, "socketId", ticket));
    }

    private Ack sendBack(FakeClient host, User user) {
        return host.send("send-to-waiting", Map.of("meetingId", id, "userId", Long.toString(user.id())));
    }

    /** The ticket of somebody who waits, as a host who joins now is told it. */
    private String ticket(User user) {
        FakeClient host = scene.client(scene.host
                .service(Users.class)
                .find(meetings().find(id).orElseThrow().hostId())
                .orElseThrow());
        scene.join(host, id);
        String ticket = host.received("waiting-join").stream()
                .filter(asked -> asked.get("userId").asText().equals(Long.toString(user.id())))
                .map(asked -> asked.get("socketId").asText())
                .findFirst()
                .orElseThrow();
        host.disconnect();
        return ticket;
    }

    private int position(FakeClient client) {
        Ack ack = scene.join(client, id);
        assertThat(ack.get("waiting").asBoolean()).isTrue();
        return ack.get("position").asInt();
    }

    private AuditEntry written() {
        List<AuditEntry> entries = scene.host.auditLog().entries();
        return entries.get(entries.size() - 1);
    }

    private String standing(User user) {
        return meetings().standing(user, id).role();
    }

    private List<Participant> participants() {
        return meetings().participants(id);
    }

    private HostActions actions() {
        return scene.host.service(HostActions.class);
    }

    private Meetings meetings() {
        return scene.host.service(Meetings.class);
    }
}

package dev.causerie.plugin.hostcontrol;

import static dev.causerie.plugin.hostcontrol.HostControlScene.id;
import static dev.causerie.plugin.hostcontrol.HostControlScene.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.Participant;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders that come when they make no sense any more, or not yet. */
class OrdersOutOfTurnTest {

    private static final String MUTE = "mute-participant";
    private static final String EJECT = "eject-participant";
    private static final String PROMOTE = "promote-to-host";
    private static final String ASK = "request-host-control";
    private static final String ANSWER = "respond-host-control";

    private final HostControlScene scene = new HostControlScene();

    @AfterEach
    void close() {
        scene.close();
    }

    private Meetings meetings() {
        return scene.host.service(Meetings.class);
    }

    private long host() {
        return meetings().find(scene.meetingId).orElseThrow().hostId();
    }

    private List<String> present() {
        return meetings().participants(scene.meetingId).stream()
                .map(Participant::username)
                .toList();
    }

    private void openWaitingRoom() {
        scene.host
                .rest(scene.ada)
                .patch("/api/meetings/" + scene.meetingId, Map.of("settings", Map.of("waitingRoom", true)));
    }

    /** dan knocks, and nobody has let him in. */
    private void danWaits() {
        openWaitingRoom();
        assertThat(scene.send(scene.dans, "join-meeting").get("waiting").asBoolean())
                .isTrue();
        scene.forget();
        scene.dans.forget();
    }

    @Test
    void whoHasLeftCanNotBeMutedAskedOrPromoted() {
        scene.send(scene.bobs, "leave-meeting");
        scene.forget();
        assertThat(scene.send(scene.adas, MUTE, "userId", scene.bob.id()).code())
                .isEqualTo("NOT_FOUND");
        assertThat(scene.send(scene.adas, "ask-unmute", "userId", scene.bob.id())
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(scene.send(scene.adas, PROMOTE, "newHostId", scene.bob.id()).code())
                .isEqualTo("NOT_FOUND");
        assertThat(scene.eves.received()).isEmpty();
        assertThat(host()).isEqualTo(scene.ada.id());
    }

    @Test
    void whoHasLostHisConnectionIsStillMuted() {
        scene.bobs.drop();
        assertThat(scene.send(scene.adas, MUTE, "userId", scene.bob.id()).success())
                .isTrue();
        scene.bobs.reconnect();
        assertThat(only(scene.bobs, "microphone-toggled").path("enabled").asBoolean(true))
                .isFalse();
    }

    @Test
    void whoWaitsCanNotBePromotedMutedOrAskFor() {
        danWaits();
        assertThat(scene.send(scene.adas, PROMOTE, "newHostId", scene.dan.id()).code())
                .isEqualTo("NOT_FOUND");
        assertThat(scene.send(scene.adas, MUTE, "userId", scene.dan.id()).code())
                .isEqualTo("NOT_FOUND");
        assertThat(scene.send(scene.adas, "ask-unmute", "userId", scene.dan.id())
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(scene.send(scene.dans, ASK).code()).isEqualTo("FORBIDDEN");
        assertThat(scene.adas.received()).isEqualTo(List.of("error", "error", "error"));
        assertThat(host()).isEqualTo(scene.ada.id());
    }

    @Test
    void whoWaitsIsToldNothingOfTheHostsOrders() {
        danWaits();
        scene.send(scene.adas, "change-quality", Map.of("video", "low", "audio", "low"));
        scene.send(scene.adas, "change-layout", "layout", "speaker");
        scene.send(scene.adas, MUTE, "userId", scene.bob.id());
        scene.send(scene.adas, PROMOTE, "newHostId", scene.bob.id());
        assertThat(scene.dans.received()).isEmpty();
    }

    @Test
    void aRequesterWhoIsSentBackToWaitIsNotMadeHost() {
        openWaitingRoom();
        scene.send(scene.bobs, ASK);
        assertThat(scene.send(scene.adas, "send-to-waiting", "userId", scene.bob.id())
                        .success())
                .isTrue();
        assertThat(scene.send(scene.adas, ANSWER, "accepted", true).code()).isEqualTo("NOT_FOUND");
        assertThat(host()).isEqualTo(scene.ada.id());
    }

    @Test
    void theHostCanNotEjectHimselfAlsoWhenHeIsTheLast() {
        assertThat(scene.send(scene.adas, EJECT, "participantId", scene.ada.id())
                        .code())
                .isEqualTo("BAD_REQUEST");
        scene.send(scene.bobs, "leave-meeting");
        scene.send(scene.eves, "leave-meeting");
        assertThat(scene.send(scene.adas, EJECT, "participantId", scene.ada.id())
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(present()).containsExactly("ada");
        assertThat(host()).isEqualTo(scene.ada.id());
    }

    @Test
    void whoWasEjectedIsNoMoreToBePromotedOrMuted() {
        scene.send(scene.adas, EJECT, "participantId", scene.bob.id());
        assertThat(scene.send(scene.adas, PROMOTE, "newHostId", scene.bob.id()).code())
                .isEqualTo("NOT_FOUND");
        assertThat(scene.send(scene.adas, MUTE, "userId", scene.bob.id()).code())
                .isEqualTo("NOT_FOUND");
        assertThat(scene.send(scene.bobs, ASK).code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void aRequestIsNotAcceptedAfterItsTimeThoughNothingHasExpiredItYet() {
        scene.host.advance(Duration.ofMillis(500));
        scene.send(scene.bobs, ASK);
        scene.host.advance(Duration.ofMillis(60_100));
        assertThat(scene.bobs.received("host-control-response")).isEmpty();

        assertThat(scene.send(scene.adas, ANSWER, "accepted", true).code()).isEqualTo("NOT_FOUND");
        assertThat(host()).isEqualTo(scene.ada.id());
        scene.host.advance(Duration.ofSeconds(2));
        assertThat(only(scene.bobs, "host-control-response").path("expired").asBoolean())
                .isTrue();
    }

    @Test
    void anOldHostsOrdersAreRefusedOnAllHisDevices() {
        FakeClient adasPhone = scene.joined(scene.ada);
        scene.send(scene.adas, PROMOTE, "newHostId", scene.bob.id());
        for (FakeClient adas : List.of(scene.adas, adasPhone)) {
            assertThat(scene.send(adas, MUTE, "userId", scene.eve.id()).code()).isEqualTo("FORBIDDEN");
            assertThat(scene.send(adas, PROMOTE, "newHostId", scene.ada.id()).code())
                    .isEqualTo("FORBIDDEN");
        }
        assertThat(scene.send(scene.bobs, EJECT, "participantId", scene.ada.id())
                        .success())
                .isTrue();
    }

    @Test
    void ofTwoPromotionsAtOnceOneHolds() {
        FakeClient adasPhone = scene.joined(scene.ada);
        List<Ack> acks = atOnce(
                () -> scene.send(scene.adas, PROMOTE, "newHostId", scene.bob.id()),
                () -> scene.send(adasPhone, PROMOTE, "newHostId", scene.eve.id()));
        assertThat(acks).extracting(Ack::code).containsExactlyInAnyOrder("", "FORBIDDEN");
        Ack done = acks.stream().filter(Ack::success).findFirst().orElseThrow();
        assertThat(done.get("newHostId").asText()).isEqualTo(Long.toString(host()));
        assertThat(only(scene.eves, "host-changed").path("newHostId").asText()).isEqualTo(Long.toString(host()));
    }

    @Test
    void whoIsPromotedAndEjectedAtOnceIsOneOfBoth() {
        FakeClient adasPhone = scene.joined(scene.ada);
        List<Ack> acks = atOnce(
                () -> scene.send(scene.adas, PROMOTE, "newHostId", scene.bob.id()),
                () -> scene.send(adasPhone, EJECT, "participantId", scene.bob.id()));
        if (acks.get(0).success()) {
            assertThat(acks.get(1).code()).isEqualTo("FORBIDDEN");
            assertThat(host()).isEqualTo(scene.bob.id());
            assertThat(present()).contains("bob");
        } else {
            assertThat(acks).extracting(Ack::code).containsExactly("NOT_FOUND", "");
            assertThat(host()).isEqualTo(scene.ada.id());
            assertThat(present()).doesNotContain("bob");
        }
    }

    @Test
    void whoLeavesWhileHeIsPromotedLeavesAHostBehind() {
        atOnce(
                () -> scene.send(scene.adas, PROMOTE, "newHostId", scene.bob.id()),
                () -> scene.send(scene.bobs, "leave-meeting"));
        assertThat(host()).isEqualTo(scene.ada.id());
        assertThat(present()).containsExactly("ada", "eve");
    }

    @Test
    void twoWhoAskAtOnceAreBothShownInOneOrderToAll() {
        atOnce(() -> scene.send(scene.bobs, ASK), () -> scene.send(scene.eves, ASK));
        assertThat(scene.adas.received("host-control-request"))
                .extracting(request -> request.path("requesterId").asText())
                .containsExactlyInAnyOrder(id(scene.bob), id(scene.eve));
    }

    private static List<Ack> atOnce(Supplier<Ack> one, Supplier<Ack> other) {
        CompletableFuture<Ack> meanwhile = CompletableFuture.supplyAsync(other, task -> new Thread(task).start());
        Ack first = one.get();
        return List.of(first, meanwhile.orTimeout(20, TimeUnit.SECONDS).join());
    }
}

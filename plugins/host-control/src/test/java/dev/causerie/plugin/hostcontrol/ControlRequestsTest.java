package dev.causerie.plugin.hostcontrol;

import static dev.causerie.plugin.hostcontrol.HostControlScene.id;
import static dev.causerie.plugin.hostcontrol.HostControlScene.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlRequestsTest {

    private static final String ASK = "request-host-control";
    private static final String ANSWER = "respond-host-control";
    private static final String REQUEST = "host-control-request";
    private static final String RESPONSE = "host-control-response";

    private final HostControlScene scene = new HostControlScene();

    @AfterEach
    void close() {
        scene.close();
    }

    private Ack accept() {
        return scene.send(scene.adas, ANSWER, "accepted", true);
    }

    private String host() {
        return Long.toString(scene.host
                .service(Meetings.class)
                .find(scene.meetingId)
                .orElseThrow()
                .hostId());
    }

    @Test
    void theHostAloneIsAskedOnAllHisSessions() {
        FakeClient adasPhone = scene.client(scene.ada);
        Ack ack = scene.send(scene.bobs, ASK);

        assertThat(ack.success()).isTrue();
        JsonNode sent = only(scene.bobs, "host-control-request-sent");
        assertThat(sent.path("meetingId").asText()).isEqualTo(scene.meetingId);
        assertThat(sent.path("message").asText()).isNotEmpty();
        for (FakeClient adas : List.of(scene.adas, adasPhone)) {
            JsonNode asked = only(adas, REQUEST);
            assertThat(asked.path("meetingId").asText()).isEqualTo(scene.meetingId);
            assertThat(asked.path("requesterId").asText()).isEqualTo(id(scene.bob));
            assertThat(asked.path("requesterId").isTextual()).isTrue();
            assertThat(asked.path("requesterName").asText()).isEqualTo("bob");
        }
        assertThat(scene.eves.received()).isEmpty();
        assertThat(scene.bobs.received(REQUEST)).isEmpty();
    }

    @Test
    void askingAgainGetsTheSameAnswerAndAsksNobodyAgain() {
        scene.send(scene.bobs, ASK);
        JsonNode first = only(scene.bobs, "host-control-request-sent");
        scene.forget();

        assertThat(scene.send(scene.bobs, ASK).success()).isTrue();
        assertThat(only(scene.bobs, "host-control-request-sent")).isEqualTo(first);
        assertThat(scene.adas.received(REQUEST)).isEmpty();
    }

    @Test
    void whoIsHostOrNotThereCanNotAsk() {
        assertThat(scene.send(scene.adas, ASK).code()).isEqualTo("CONFLICT");
        assertThat(scene.send(scene.dans, ASK).code()).isEqualTo("FORBIDDEN");
        assertThat(scene.dans.received("error")).hasSize(1);
        assertThat(scene.dans.send(ASK, Map.of("meetingId", "zzz-zzzz-zzz")).code())
                .isEqualTo("NOT_FOUND");
        scene.host.rest(scene.ada).delete("/api/meetings/" + scene.meetingId);
        assertThat(scene.send(scene.bobs, ASK).code()).isEqualTo("CONFLICT");
        assertThat(scene.adas.received(REQUEST)).isEmpty();
    }

    @Test
    void anAcceptedRequesterIsHostAfterBothWereTold() {
        scene.send(scene.bobs, ASK);
        Ack ack = accept();

        assertThat(ack.get("requesterId").asText()).isEqualTo(id(scene.bob));
        for (FakeClient told : List.of(scene.adas, scene.bobs)) {
            JsonNode response = only(told, RESPONSE);
            assertThat(response.path("meetingId").asText()).isEqualTo(scene.meetingId);
            assertThat(response.path("accepted").asBoolean()).isTrue();
            assertThat(response.path("requesterId").asText()).isEqualTo(id(scene.bob));
            assertThat(response.has("expired")).isFalse();
            assertThat(told.received()).containsSubsequence(RESPONSE, "host-changed");
        }
        assertThat(scene.eves.received(RESPONSE)).isEmpty();
        assertThat(only(scene.eves, "host-changed").path("newHostId").asText()).isEqualTo(id(scene.bob));
        assertThat(host()).isEqualTo(id(scene.bob));
    }

    @Test
    void aDeclinedRequesterStaysAndMayAskAgain() {
        scene.send(scene.bobs, ASK);
        scene.send(scene.adas, ANSWER, "accepted", false);

        assertThat(only(scene.bobs, RESPONSE).path("accepted").asBoolean()).isFalse();
        assertThat(only(scene.adas, RESPONSE).path("accepted").asBoolean()).isFalse();
        assertThat(host()).isEqualTo(id(scene.ada));
        assertThat(accept().code()).isEqualTo("NOT_FOUND");
        scene.forget();
        scene.send(scene.bobs, ASK);
        assertThat(scene.adas.received(REQUEST)).hasSize(1);
    }

    @Test
    void onlyTheHostAnswers() {
        scene.send(scene.bobs, ASK);
        for (FakeClient other : List.of(scene.bobs, scene.eves, scene.dans)) {
            assertThat(scene.send(other, ANSWER, "accepted", true).code()).isEqualTo("FORBIDDEN");
        }
        assertThat(host()).isEqualTo(id(scene.ada));
    }

    @Test
    void withoutANameTheOldestIsAnswered() {
        scene.send(scene.eves, ASK);
        scene.host.advance(Duration.ofSeconds(1));
        scene.send(scene.bobs, ASK);

        assertThat(scene.send(scene.adas, ANSWER, "accepted", false)
                        .get("requesterId")
                        .asText())
                .isEqualTo(id(scene.eve));
        assertThat(accept().get("requesterId").asText()).isEqualTo(id(scene.bob));
    }

    @Test
    void aNamedRequesterIsAnsweredBeforeTheOldest() {
        scene.send(scene.eves, ASK);
        scene.host.advance(Duration.ofSeconds(1));
        scene.send(scene.bobs, ASK);

        Ack ack = scene.send(scene.adas, ANSWER, Map.of("accepted", true, "requesterId", id(scene.bob)));
        assertThat(ack.get("requesterId").asText()).isEqualTo(id(scene.bob));
        assertThat(host()).isEqualTo(id(scene.bob));
        assertThat(scene.eves.received(RESPONSE)).isEmpty();
    }

    @Test
    void whoHasNotAskedIsNotFound() {
        assertThat(accept().code()).isEqualTo("NOT_FOUND");
        scene.send(scene.eves, ASK);
        assertThat(scene.send(scene.adas, ANSWER, Map.of("accepted", true, "requesterId", scene.bob.id()))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(host()).isEqualTo(id(scene.ada));
    }

    @Test
    void aRequestExpiresAfterAMinuteAndItsRequesterIsTold() {
        scene.send(scene.bobs, ASK);
        scene.host.advance(Duration.ofSeconds(59));
        assertThat(scene.bobs.received(RESPONSE)).isEmpty();

        scene.host.advance(Duration.ofSeconds(1));
        JsonNode expired = only(scene.bobs, RESPONSE);
        assertThat(expired.path("accepted").asBoolean(true)).isFalse();
        assertThat(expired.path("expired").asBoolean()).isTrue();
        assertThat(expired.path("requesterId").asText()).isEqualTo(id(scene.bob));
        assertThat(scene.adas.received(RESPONSE)).isEmpty();
        assertThat(accept().code()).isEqualTo("NOT_FOUND");
        scene.host.advance(Duration.ofSeconds(5));
        assertThat(scene.bobs.received(RESPONSE)).hasSize(1);
        scene.forget();
        scene.send(scene.bobs, ASK);
        assertThat(scene.adas.received(REQUEST)).hasSize(1);
    }

    @Test
    void theNewHostIsShownWhatTheOldOneLeftOpen() {
        scene.send(scene.bobs, ASK);
        scene.host.advance(Duration.ofSeconds(1));
        scene.send(scene.eves, ASK);
        scene.forget();

        scene.send(scene.adas, ANSWER, "accepted", true);

        assertThat(only(scene.bobs, REQUEST).path("requesterId").asText()).isEqualTo(id(scene.eve));
        assertThat(scene.adas.received(REQUEST)).isEmpty();
        assertThat(scene.send(scene.bobs, ANSWER, "accepted", true)
                        .get("requesterId")
                        .asText())
                .isEqualTo(id(scene.eve));
        assertThat(host()).isEqualTo(id(scene.eve));
    }

    @Test
    void theHeirOfAHostWhoLeavesIsShownTheRequests() {
        scene.send(scene.eves, ASK);
        scene.forget();
        scene.send(scene.adas, "leave-meeting");

        assertThat(host()).isEqualTo(id(scene.bob));
        assertThat(only(scene.bobs, REQUEST).path("requesterId").asText()).isEqualTo(id(scene.eve));
    }

    @Test
    void aHostWhoReloadsIsShownWhatIsOpen() {
        scene.send(scene.bobs, ASK);
        scene.host.advance(Duration.ofSeconds(1));
        scene.send(scene.eves, ASK);
        scene.adas.disconnect();
        FakeClient again = scene.joined(scene.ada);
        assertThat(host())
                .as("the heir, since a page that says goodbye has left")
                .isEqualTo(id(scene.bob));
        assertThat(again.received(REQUEST)).isEmpty();

        scene.send(scene.bobs, "promote-to-host", "newHostId", scene.ada.id());
        scene.forget();
        again.drop();
        FakeClient reloaded = scene.joined(scene.ada);
        assertThat(only(reloaded, REQUEST).path("requesterId").asText()).isEqualTo(id(scene.eve));
        assertThat(scene.send(reloaded, ANSWER, "accepted", true)
                        .get("requesterId")
                        .asText())
                .isEqualTo(id(scene.eve));
    }

    @Test
    void aFurtherDeviceOfTheHostIsShownWhatIsOpenAndNobodyElse() {
        scene.send(scene.bobs, ASK);
        scene.forget();
        FakeClient adasPhone = scene.joined(scene.ada);
        assertThat(only(adasPhone, REQUEST).path("requesterName").asText()).isEqualTo("bob");
        assertThat(scene.adas.received(REQUEST)).isEmpty();
        assertThat(scene.joined(scene.eve).received(REQUEST)).isEmpty();
        assertThat(scene.joined(scene.bob).received(REQUEST)).isEmpty();

        scene.host.advance(Duration.ofSeconds(60));
        assertThat(scene.joined(scene.ada).received(REQUEST)).as("what expired").isEmpty();
    }

    @Test
    void whoBecomesHostOtherwiseHasNothingOpenAnyMore() {
        scene.send(scene.bobs, ASK);
        scene.forget();
        scene.send(scene.adas, "promote-to-host", "newHostId", scene.bob.id());

        assertThat(scene.bobs.received(REQUEST)).isEmpty();
        assertThat(scene.send(scene.bobs, ANSWER, "accepted", true).code()).isEqualTo("NOT_FOUND");
        scene.host.advance(Duration.ofSeconds(61));
        assertThat(scene.bobs.received(RESPONSE)).isEmpty();
    }

    @Test
    void aRequesterWhoLeftIsNotMadeHost() {
        scene.send(scene.bobs, ASK);
        scene.send(scene.bobs, "leave-meeting");
        assertThat(accept().code()).isEqualTo("NOT_FOUND");
        scene.send(scene.bobs, "join-meeting");
        assertThat(accept().code()).isEqualTo("NOT_FOUND");
        scene.send(scene.eves, ASK);
        scene.send(scene.adas, "eject-participant", "participantId", scene.eve.id());
        assertThat(accept().code()).isEqualTo("NOT_FOUND");
        scene.host.advance(Duration.ofSeconds(61));
        assertThat(scene.bobs.received(RESPONSE)).isEmpty();
    }

    @Test
    void theEndOfTheMeetingEndsItsRequests() {
        scene.send(scene.bobs, ASK);
        scene.host.rest(scene.ada).delete("/api/meetings/" + scene.meetingId);
        scene.forget();
        scene.host.advance(Duration.ofSeconds(61));
        assertThat(scene.bobs.received(RESPONSE)).isEmpty();
    }

    @Test
    void aRequestSurvivesARestart() {
        scene.send(scene.bobs, ASK);
        scene.host.advance(Duration.ofSeconds(1));
        scene.host.restart();
        scene.allJoinAgain();

        scene.send(scene.bobs, ASK);
        assertThat(scene.adas.received(REQUEST)).isEmpty();
        assertThat(accept().get("requesterId").asText()).isEqualTo(id(scene.bob));
        assertThat(host()).isEqualTo(id(scene.bob));
    }

    @Test
    void aRequestExpiresThoughTheServerWasDownInTheMeantime() {
        scene.send(scene.bobs, ASK);
        scene.host.restart();
        scene.allJoinAgain();
        scene.host.advance(Duration.ofSeconds(60));
        assertThat(only(scene.bobs, RESPONSE).path("expired").asBoolean()).isTrue();
    }

    @Test
    void askingOnManyDevicesAtOnceAsksOnce() {
        List<FakeClient> devices =
                Stream.generate(() -> scene.joined(scene.bob)).limit(8).toList();
        assertThat(atOnce(devices, device -> scene.send(device, ASK))).allMatch(Ack::success);
        assertThat(scene.adas.received(REQUEST)).hasSize(1);
    }

    @Test
    void ofTwoAnswersAtOnceOneHandsOver() {
        scene.send(scene.bobs, ASK);
        scene.send(scene.eves, ASK);
        List<Ack> acks = atOnce(
                List.of(scene.adas, scene.joined(scene.ada)), device -> scene.send(device, ANSWER, "accepted", true));

        assertThat(acks).extracting(Ack::code).containsExactlyInAnyOrder("", "FORBIDDEN");
        assertThat(scene.eves.received("host-changed")).hasSize(1);
    }

    private static List<Ack> atOnce(List<FakeClient> clients, Function<FakeClient, Ack> request) {
        List<CompletableFuture<Ack>> acks = clients.stream()
                .map(client -> CompletableFuture.supplyAsync(
                                () -> request.apply(client), task -> new Thread(task).start())
                        .orTimeout(20, TimeUnit.SECONDS))
                .toList();
        return acks.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void nothingIsHandedOverWhenTheCommitFails() {
        scene.send(scene.bobs, ASK);
        scene.host.failNextCommit();
        assertThat(accept().code()).isEqualTo("UNAVAILABLE");
        assertThat(scene.bobs.received(RESPONSE)).isEmpty();
        assertThat(host()).isEqualTo(id(scene.ada));
        assertThat(accept().success()).isTrue();
    }
}

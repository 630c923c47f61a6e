package dev.causerie.plugin.meeting;

import static dev.causerie.plugin.meeting.MeetingScene.last;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScreenSharesTest {

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
    void everybodyHearsWhoSharesAndWhenItEnds() {
        assertThat(start(bob).get("username").asText()).isEqualTo("bob");
        for (FakeClient client : List.of(ada, bob)) {
            JsonNode started = last(client, "screen-share-started");
            assertThat(started.get("meetingId").asText()).isEqualTo(id);
            assertThat(started.get("userId").asText()).isEqualTo(Long.toString(scene.bob.id()));
            assertThat(started.get("username").asText()).isEqualTo("bob");
        }
        Ack stopped = stop(bob);
        assertThat(stopped.success()).isTrue();
        assertThat(stopped.get("userId").asText()).isEqualTo(Long.toString(scene.bob.id()));
        assertThat(stopped.get("username").asText()).isEqualTo("bob");
        assertThat(last(ada, "screen-share-stopped").get("userId").asText()).isEqualTo(Long.toString(scene.bob.id()));
    }

    @Test
    void onlyOneSharesAtATime() {
        start(bob);
        Ack refused = start(ada);
        assertThat(refused.code()).isEqualTo("CONFLICT");
        assertThat(refused.error()).contains("bob");
        stop(bob);
        assertThat(start(ada).success()).isTrue();
    }

    @Test
    void ofTwoWhoStartAtOnceOneShares() {
        for (int round = 0; round < 10; round++) {
            CompletableFuture<Ack> first = CompletableFuture.supplyAsync(() -> start(ada));
            Ack second = start(bob);
            assertThat(List.of(first.join(), second)).filteredOn(Ack::success).hasSize(1);
            stop(ada);
            stop(bob);
        }
    }

    @Test
    void startingAndStoppingAgainIsNoErrorAndTellsNobody() {
        start(bob);
        ada.forget();
        assertThat(start(bob).success()).isTrue();
        assertThat(ada.received()).isEmpty();
        stop(bob);
        ada.forget();
        assertThat(stop(bob).success()).isTrue();
        assertThat(ada.received()).isEmpty();
    }

    @Test
    void theHostStopsAnothersAndNobodyElseDoes() {
        FakeClient eve = scene.joined(scene.eve, id);
        start(bob);
        assertThat(stop(eve, scene.bob.id()).code()).isEqualTo("FORBIDDEN");
        assertThat(stop(eve).success()).isTrue();
        assertThat(eve.received("screen-share-stopped")).isEmpty();
        assertThat(stop(ada, scene.bob.id()).success()).isTrue();
        assertThat(bob.received("screen-share-stopped")).hasSize(1);
    }

    @Test
    void theSettingsSayWhoMayShare() {
        scene.host.rest(scene.ada).patch("/api/meetings/" + id, Map.of("settings", Map.of("allowScreenShare", "host")));
        assertThat(start(bob).code()).isEqualTo("FORBIDDEN");
        assertThat(start(ada).success()).isTrue();
        assertThat(start(scene.client(scene.eve)).code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void aShareEndsWhenItsDeviceLeavesOrIsLost() {
        FakeClient phone = scene.joined(scene.bob, id);
        start(phone);
        scene.leave(phone, id);
        assertThat(ada.received("screen-share-stopped")).hasSize(1);
        start(bob);
        bob.drop();
        scene.host.advance(Duration.ofSeconds(10));
        assertThat(ada.received("screen-share-stopped")).hasSize(1);
        scene.host.advance(Duration.ofSeconds(10));
        assertThat(ada.received("screen-share-stopped")).hasSize(2);
    }

    @Test
    void aShareEndsWhenItsUserIsEjected() {
        start(bob);
        scene.host.service(HostActions.class).eject(id, scene.ada, scene.bob.id(), "");
        assertThat(ada.received("screen-share-stopped")).hasSize(1);
        assertThat(start(ada).success()).isTrue();
    }

    @Test
    void whoComesLaterSeesWhoShares() {
        FakeClient eve = scene.client(scene.eve);
        assertThat(scene.join(eve, id).body().get("screenShare").isNull()).isTrue();
        start(bob);
        JsonNode share = scene.join(eve, id).get("screenShare");
        assertThat(share.get("userId").asText()).isEqualTo(Long.toString(scene.bob.id()));
        assertThat(share.get("username").asText()).isEqualTo("bob");
    }

    private Ack start(FakeClient client) {
        return client.send("start-screen-share", Map.of("meetingId", id));
    }

    private Ack stop(FakeClient client) {
        return client.send("stop-screen-share", Map.of("meetingId", id));
    }

    private Ack stop(FakeClient client, long userId) {
        return client.send("stop-screen-share", Map.of("meetingId", id, "userId", Long.toString(userId)));
    }
}

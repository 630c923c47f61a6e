package dev.causerie.plugin.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.media.TrackSource;
import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.session.Session;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the media server is told not to let pass. */
class EnforcementTest {

    private static final Set<TrackSource> SCREENS = Set.of(TrackSource.SCREEN, TrackSource.SCREEN_AUDIO);
    private static final Set<TrackSource> MUTED =
            Set.of(TrackSource.MICROPHONE, TrackSource.SCREEN, TrackSource.SCREEN_AUDIO);

    private final MeetingScene scene = new MeetingScene();
    private final HostActions actions = scene.host.service(HostActions.class);
    private String id;
    private FakeClient ada;
    private FakeClient bob;

    @BeforeEach
    void meet() {
        id = scene.meeting();
        ada = publishing(scene.ada);
        bob = publishing(scene.bob);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    /** Somebody in the meeting who sends media there. */
    private FakeClient publishing(User user) {
        FakeClient client = scene.joined(user, id);
        offer(client);
        return client;
    }

    private static void offer(FakeClient client) {
        Map<String, Object> offer = Map.of("to", "sfu", "offer", Map.of("type", "offer", "sdp", "v=0"));
        assertThat(client.send("webrtc-offer", offer).success()).isTrue();
    }

    private Ack send(FakeClient client, String event, Map<String, ?> fields) {
        Map<String, Object> payload = new HashMap<>(fields);
        payload.put("meetingId", id);
        return client.send(event, payload);
    }

    private void microphone(FakeClient client, boolean enabled) {
        assertThat(send(client, "toggle-microphone", Map.of("enabled", enabled)).success())
                .isTrue();
    }

    private Set<TrackSource> blocked(User user) {
        return scene.host.media().blockedOf(Meetings.room(id), user.id());
    }

    private boolean microphoneShown(User user) {
        FakeClient looking = scene.client(scene.ada);
        Ack joined = scene.join(looking, id);
        looking.disconnect();
        return joined.get("meeting")
                .path("participants")
                .path(Long.toString(user.id()))
                .path("microphone")
                .asBoolean();
    }

    @Test
    void theMutedIsNotHeardUntilHeSwitchesHisMicrophoneOn() {
        actions.mute(id, scene.ada, scene.bob.id());
        assertThat(blocked(scene.bob)).isEqualTo(MUTED);
        assertThat(blocked(scene.ada)).isEqualTo(SCREENS);

        microphone(bob, false);
        microphone(ada, true);
        assertThat(blocked(scene.bob)).isEqualTo(MUTED);

        microphone(bob, true);
        assertThat(blocked(scene.bob)).isEqualTo(SCREENS);
    }

    @Test
    void whoSwitchesHisMicrophoneOffHimselfIsNotBlocked() {
        microphone(bob, false);
        assertThat(blocked(scene.bob)).isEqualTo(SCREENS);
    }

    @Test
    void whoSaysThatHisMicrophoneIsOffIsMutedAllTheSame() {
        microphone(bob, false);
        bob.forget();
        int written = scene.host.auditLog().entries().size();
        actions.mute(id, scene.ada, scene.bob.id());
        assertThat(blocked(scene.bob)).isEqualTo(MUTED);
        assertThat(bob.received("microphone-toggled")).hasSize(1);

        actions.mute(id, scene.ada, scene.bob.id());
        assertThat(bob.received("microphone-toggled")).hasSize(1);
        assertThat(scene.host.auditLog().entries()).hasSize(written + 1);
    }

    @Test
    void allDevicesOfTheMutedAreMutedAlsoOneThatComesLater() {
        actions.mute(id, scene.ada, scene.bob.id());
        scene.host.media().closeRoom(Meetings.room(id));
        publishing(scene.bob);
        assertThat(blocked(scene.bob)).isEqualTo(MUTED);
    }

    @Test
    void aMuteOutlivesALostConnection() {
        actions.mute(id, scene.ada, scene.bob.id());
        bob.drop();
        scene.host.advance(Duration.ofSeconds(5));
        bob.reconnect();
        offer(bob);
        assertThat(blocked(scene.bob)).isEqualTo(MUTED);
        assertThat(microphoneShown(scene.bob)).isFalse();
    }

    @Test
    void aMuteOutlivesARestart() {
        actions.mute(id, scene.ada, scene.bob.id());
        scene.host.restart();
        publishing(scene.bob);
        assertThat(blocked(scene.bob)).isEqualTo(MUTED);
    }

    @Test
    void leavingAndComingBackIsNoWayAroundAMute() {
        actions.mute(id, scene.ada, scene.bob.id());
        scene.leave(bob, id);
        publishing(scene.bob);
        assertThat(blocked(scene.bob)).isEqualTo(MUTED);
        assertThat(microphoneShown(scene.bob)).isFalse();
    }

    @Test
    void whoIsMutedAtEntryIsNotHeard() {
        send(bob, "leave-meeting", Map.of());
        scene.host.rest(scene.ada).patch("/api/meetings/" + id, Map.of("settings", Map.of("muteOnEntry", true)));
        FakeClient again = publishing(scene.bob);
        assertThat(blocked(scene.bob)).isEqualTo(MUTED);
        assertThat(blocked(scene.ada)).as("who was in before").isEqualTo(SCREENS);

        microphone(again, true);
        assertThat(blocked(scene.bob)).isEqualTo(SCREENS);
    }

    @Test
    void aMuteThatWasNotCommittedSilencesNobody() {
        scene.host.failNextCommit();
        assertThatThrownBy(() -> actions.mute(id, scene.ada, scene.bob.id())).isInstanceOf(Rejected.class);
        assertThat(blocked(scene.bob)).isEqualTo(SCREENS);
    }

    @Test
    void ofMutingAndSwitchingOnAtOnceTheLaterHolds() {
        for (int round = 0; round < 20; round++) {
            CompletableFuture<Void> muting =
                    CompletableFuture.runAsync(() -> actions.mute(id, scene.ada, scene.bob.id()));
            microphone(bob, true);
            muting.join();
            assertThat(blocked(scene.bob).contains(TrackSource.MICROPHONE)).isNotEqualTo(microphoneShown(scene.bob));
            microphone(bob, true);
        }
    }

    @Test
    void aScreenPassesWhileItsUserIsTheOneWhoShares() {
        assertThat(blocked(scene.bob)).isEqualTo(SCREENS);
        assertThat(start(bob).success()).isTrue();
        assertThat(blocked(scene.bob)).isEmpty();
        assertThat(start(ada).code()).isEqualTo("CONFLICT");
        assertThat(blocked(scene.ada)).isEqualTo(SCREENS);

        send(bob, "stop-screen-share", Map.of());
        assertThat(blocked(scene.bob)).isEqualTo(SCREENS);
    }

    @Test
    void aScreenThatTheHostStopsDoesNotPassUntilItIsStartedAgain() {
        start(bob);
        assertThat(send(ada, "stop-screen-share", Map.of("userId", scene.bob.id()))
                        .success())
                .isTrue();
        assertThat(blocked(scene.bob)).isEqualTo(SCREENS);
        offer(bob);
        assertThat(blocked(scene.bob)).isEqualTo(SCREENS);

        scene.host.rest(scene.ada).patch("/api/meetings/" + id, Map.of("settings", Map.of("allowScreenShare", "host")));
        assertThat(start(bob).code()).isEqualTo("FORBIDDEN");
        assertThat(blocked(scene.bob)).isEqualTo(SCREENS);

        scene.host
                .rest(scene.ada)
                .patch("/api/meetings/" + id, Map.of("settings", Map.of("allowScreenShare", "everyone")));
        assertThat(start(bob).success()).isTrue();
        assertThat(blocked(scene.bob)).isEmpty();
    }

    @Test
    void aShareThatEndsWithItsDeviceEndsForTheOthersOfItsUserToo() {
        publishing(scene.bob);
        start(bob);
        scene.leave(bob, id);
        assertThat(blocked(scene.bob)).isEqualTo(SCREENS);
    }

    @Test
    void aShareOutlivesARestart() {
        start(bob);
        scene.host.restart();
        FakeClient again = publishing(scene.bob);
        assertThat(blocked(scene.bob)).isEmpty();
        assertThat(again.received("screen-share-stopped")).isEmpty();
    }

    @Test
    void theEndOfTheMeetingEndsItsMediaWhoeverObeys() {
        actions.end(id, scene.ada);
        assertThat(scene.host.media().connections()).isEmpty();
        Map<String, Object> offer = Map.of("to", "sfu", "offer", Map.of("type", "offer", "sdp", "v=0"));
        assertThat(bob.send("webrtc-offer", offer).code()).isEqualTo("CONFLICT");
        assertThat(scene.host.media().connections()).isEmpty();
    }

    @Test
    void whatTheMediaServerMissedIsFoundByItsReview() {
        actions.mute(id, scene.ada, scene.bob.id());
        scene.host.media().closeRoom(Meetings.room(id));
        scene.host
                .media()
                .answer(Meetings.room(id), new Session(bob.sessionId(), scene.bob.id(), Set.of()), "v=0", List.of());
        assertThat(blocked(scene.bob)).isEmpty();

        scene.host.reviewMedia();
        assertThat(blocked(scene.bob)).isEqualTo(MUTED);

        microphone(bob, true);
        scene.host.reviewMedia();
        assertThat(blocked(scene.bob)).isEqualTo(SCREENS);
    }

    private Ack start(FakeClient client) {
        return send(client, "start-screen-share", Map.of());
    }
}

package dev.causerie.plugin.meeting;

import static dev.causerie.plugin.meeting.MeetingScene.last;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.causerie.api.domain.media.Blocked;
import dev.causerie.api.domain.media.ConnectionQuality;
import dev.causerie.api.domain.media.Media;
import dev.causerie.api.domain.media.MediaQuality;
import dev.causerie.api.domain.media.SlotWish;
import dev.causerie.api.domain.media.Track;
import dev.causerie.api.domain.media.TrackSource;
import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import dev.causerie.testkit.Ack;
import dev.causerie.testkit.FakeClient;
import dev.causerie.testkit.FakeMedia;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignallingTest {

    private static final Map<String, String> SDP = Map.of("type", "offer", "sdp", "v=0\r\n");

    private final MeetingScene scene = new MeetingScene();
    private String id;
    private FakeClient ada;
    private FakeClient bob;
    private FakeClient eve;

    @BeforeEach
    void meet() {
        id = scene.meeting();
        ada = scene.joined(scene.ada, id);
        bob = scene.joined(scene.bob, id);
        eve = scene.joined(scene.eve, id);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void aSignalReachesTheParticipantItIsForAndNobodyElse() {
        assertThat(offer(ada, scene.bob).success()).isTrue();

        JsonNode offer = last(bob, "webrtc-offer");
        assertThat(offer.get("from").asText()).isEqualTo(Long.toString(scene.ada.id()));
        assertThat(offer.get("offer").get("sdp").asText()).isEqualTo("v=0\r\n");
        assertThat(eve.received("webrtc-offer")).isEmpty();
        assertThat(ada.received("webrtc-offer")).isEmpty();
    }

    @Test
    void answersAndCandidatesGoTheSameWay() {
        bob.send("webrtc-answer", Map.of("to", id(scene.ada), "answer", SDP));
        bob.send("webrtc-ice-candidate", Map.of("to", scene.ada.id(), "candidate", Map.of("candidate", "c")));

        assertThat(last(ada, "webrtc-answer").get("answer").get("type").asText())
                .isEqualTo("offer");
        assertThat(last(ada, "webrtc-ice-candidate")
                        .get("candidate")
                        .get("candidate")
                        .asText())
                .isEqualTo("c");
    }

    @Test
    void theEndOfCandidatesIsASignalToo() {
        Map<String, Object> end = new HashMap<>(Map.of("to", id(scene.ada)));
        end.put("candidate", null);

        assertThat(bob.send("webrtc-ice-candidate", end).success()).isTrue();

        assertThat(last(ada, "webrtc-ice-candidate").get("candidate").isNull()).isTrue();
    }

    @Test
    void ofTwoDevicesTheOneThatAnswersIsTalkedTo() {
        FakeClient phone = scene.joined(scene.bob, id);
        offer(ada, scene.bob);
        assertThat(bob.received("webrtc-offer")).hasSize(1);
        assertThat(phone.received("webrtc-offer")).hasSize(1);

        phone.send("webrtc-answer", Map.of("to", id(scene.ada), "answer", SDP));
        ada.send("webrtc-ice-candidate", Map.of("to", id(scene.bob), "candidate", Map.of()));

        assertThat(phone.received("webrtc-ice-candidate")).hasSize(1);
        assertThat(bob.received("webrtc-ice-candidate")).isEmpty();
        scene.leave(phone, id);
        offer(ada, scene.bob);
        assertThat(bob.received("webrtc-offer")).hasSize(2);
    }

    @Test
    void signalsStayInTheSendersMeeting() {
        String other = scene.meeting();
        FakeClient zoe = scene.joined(scene.host.user("zoe"), other);

        assertThat(offer(ada, zoe.user()).code()).isEqualTo("NOT_FOUND");
        assertThat(offer(scene.client(scene.ada), scene.bob).code()).isEqualTo("FORBIDDEN");
        assertThat(zoe.received("webrtc-offer")).isEmpty();
        assertThat(bob.received("webrtc-offer")).isEmpty();
    }

    @Test
    void aSignalHasAtMost64KiB() {
        String sdp = "x".repeat(64 * 1024);

        Ack ack = ada.send("webrtc-offer", Map.of("to", id(scene.bob), "offer", Map.of("sdp", sdp)));

        assertThat(ack.code()).isEqualTo("PAYLOAD_TOO_LARGE");
        assertThat(bob.received("webrtc-offer")).isEmpty();
    }

    @Test
    void theServerAnswersOffersToIt() {
        Ack ack = ada.send(
                "webrtc-offer",
                Map.of("to", "sfu", "offer", SDP, "tracks", List.of(Map.of("mid", "0", "source", "camera"))));

        assertThat(ack.success()).isTrue();
        assertThat(ack.get("answer").path("sdp").asText()).isEqualTo(FakeMedia.ANSWER);
        assertThat(MeetingScene.last(ada, "webrtc-answer").path("from").asText())
                .isEqualTo("sfu");
        assertThat(scene.host.media().connections()).hasSize(1);
    }

    @Test
    void whoLeavesLosesTheMediaToo() {
        ada.send("webrtc-offer", Map.of("to", "sfu", "offer", SDP));
        scene.leave(ada, id);

        assertThat(scene.host.media().connections()).isEmpty();
    }

    @Test
    void whoIsEjectedWhileHeOffersHasNoMedia() {
        HostActions actions = scene.host.service(HostActions.class);
        FakeMedia media = offeredWhile(() -> actions.eject(id, scene.ada, scene.bob.id(), ""));
        assertThat(media.connections()).isEmpty();
    }

    @Test
    void whatIsOfferedWhileTheMeetingEndsOpensNoMediaAnew() {
        HostActions actions = scene.host.service(HostActions.class);
        FakeMedia media = offeredWhile(() -> actions.end(id, scene.ada));
        assertThat(media.connections()).isEmpty();
        assertThat(media.closed()).containsExactly(Meetings.room(id));
    }

    @Test
    void whoIsMutedWhileHeOffersIsNotHeard() {
        HostActions actions = scene.host.service(HostActions.class);
        FakeMedia media = offeredWhile(() -> actions.mute(id, scene.ada, scene.bob.id()));
        assertThat(media.connections()).hasSize(1);
        assertThat(media.blockedOf(Meetings.room(id), scene.bob.id())).contains(TrackSource.MICROPHONE);
    }

    /** The media server that bob's offer reached after something else had happened. */
    private FakeMedia offeredWhile(Runnable meanwhile) {
        FakeMedia media = new FakeMedia();
        scene.host.start("late", host -> {
            Media slow = new LateMedia(media, meanwhile);
            Signalling signalling = new Signalling(Tables.of(host.store()), host.publisher(), slow);
            Caller caller =
                    new Caller(new Session(bob.sessionId(), scene.bob.id(), Set.of()), scene.bob, Dialect.VISIO);
            JsonNode sdp = JsonNodeFactory.instance.objectNode().put("sdp", "v=0");
            signalling.offer(caller, new Signal.Offer("sfu", sdp, Optional.empty()));
        });
        return media;
    }

    @Test
    void aSlotThatIsNotThereIsNotFound() {
        assertThat(ada.send("media-subscribe", Map.of("mid", "7")).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void theReceiverMustBeAnId() {
        assertThat(ada.send("webrtc-offer", Map.of("to", "bob", "offer", SDP)).error())
                .startsWith("to ");
        assertThat(ada.send("webrtc-offer", Map.of("to", "9".repeat(40), "offer", SDP))
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(ada.send("webrtc-offer", Map.of("to", id(scene.bob))).error())
                .contains("offer");
    }

    private Ack offer(FakeClient from, User to) {
        return from.send("webrtc-offer", Map.of("to", id(to), "offer", SDP));
    }

    private static String id(User user) {
        return Long.toString(user.id());
    }

    /** A media server before whose answers something happens. */
    private record LateMedia(Media media, Runnable before) implements Media {

        @Override
        public CompletionStage<String> answer(Room room, Session session, String sdp, List<Track> tracks) {
            before.run();
            return media.answer(room, session, sdp, tracks);
        }

        @Override
        public CompletionStage<Boolean> subscribe(Room room, String sessionId, SlotWish wish) {
            return media.subscribe(room, sessionId, wish);
        }

        @Override
        public void tellQualities(Room room, String sessionId) {
            media.tellQualities(room, sessionId);
        }

        @Override
        public Map<Long, ConnectionQuality> qualities(Room room) {
            return media.qualities(room);
        }

        @Override
        public void close(Room room, String sessionId) {
            media.close(room, sessionId);
        }

        @Override
        public void closeUser(Room room, long userId) {
            media.closeUser(room, userId);
        }

        @Override
        public void closeRoom(Room room) {
            media.closeRoom(room);
        }

        @Override
        public void block(Room room, long userId, Blocked blocked) {
            media.block(room, userId, blocked);
        }

        @Override
        public void limit(Room room, MediaQuality video) {
            media.limit(room, video);
        }

        @Override
        public void limit(Room room, String sessionId, MediaQuality video) {
            media.limit(room, sessionId, video);
        }
    }
}

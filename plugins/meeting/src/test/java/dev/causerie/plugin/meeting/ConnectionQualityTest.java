package dev.causerie.plugin.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.causerie.api.domain.media.ConnectionQuality;
import dev.causerie.api.domain.media.ConnectionQualityChanged;
import dev.causerie.api.domain.media.QualityReason;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.testkit.FakeClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What those in a meeting are told of each other's connections, and who is told all of it. */
class ConnectionQualityTest {

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

    private void change(ConnectionQuality quality, QualityReason reason) {
        ConnectionQualityChanged changed =
                new ConnectionQualityChanged(Meetings.room(id), scene.bob.id(), quality, reason);
        scene.host.start("sfu", host -> host.publisher().send(changed.room(), changed));
    }

    private long timesTold(FakeClient client) {
        return scene.host.media().timesTold(Meetings.room(id), client.sessionId());
    }

    @Test
    void everybodyInTheMeetingIsToldHimselfIncludedAndNobodyElse() {
        FakeClient eve = scene.client(scene.eve);
        change(ConnectionQuality.POOR, QualityReason.LOSS);

        JsonNode expected = JsonNodeFactory.instance
                .objectNode()
                .put("userId", Long.toString(scene.bob.id()))
                .put("quality", "poor")
                .put("reason", "loss");
        assertThat(ada.received("connection-quality")).containsExactly(expected);
        assertThat(bob.received("connection-quality")).containsExactly(expected);
        assertThat(eve.received("connection-quality")).isEmpty();
    }

    static Stream<ConnectionQuality> qualities() {
        return Stream.of(ConnectionQuality.values());
    }

    static Stream<QualityReason> reasons() {
        return Stream.of(QualityReason.values());
    }

    @ParameterizedTest
    @MethodSource("qualities")
    void eachQualityHasItsWord(ConnectionQuality quality) {
        change(quality, QualityReason.NONE);
        assertThat(MeetingScene.last(ada, "connection-quality").path("quality").asText())
                .isIn("unknown", "good", "fair", "poor", "lost")
                .isEqualToIgnoringCase(quality.name());
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void eachReasonHasItsWord(QualityReason reason) {
        change(ConnectionQuality.FAIR, reason);
        assertThat(MeetingScene.last(ada, "connection-quality").path("reason").asText())
                .isIn("none", "silence", "loss", "latency", "jitter", "bandwidth")
                .isEqualToIgnoringCase(reason.name());
    }

    @Test
    void whoComesLateIsToldOfAllAndSoIsEachDevice() {
        FakeClient eve = scene.joined(scene.eve, id);
        FakeClient phone = scene.joined(scene.bob, id);
        assertThat(timesTold(eve)).isEqualTo(1);
        assertThat(timesTold(phone)).isEqualTo(1);
        assertThat(timesTold(bob)).as("by his own coming").isEqualTo(1);

        scene.join(eve, id);
        assertThat(timesTold(eve)).as("who says again that he comes").isEqualTo(2);
    }

    @Test
    void whoComesBackIsToldOfAllAnew() {
        long before = timesTold(bob);
        bob.drop();
        bob.reconnect();
        assertThat(timesTold(bob)).isGreaterThan(before);
    }

    @Test
    void whoWaitsIsToldNothingUntilHeIsLetIn() {
        id = scene.meeting(Map.of("waitingRoom", true));
        ada.send("join-meeting", Map.of("meetingId", id));
        FakeClient eve = scene.joined(scene.eve, id);
        change(ConnectionQuality.POOR, QualityReason.LOSS);
        assertThat(timesTold(eve)).isZero();
        assertThat(eve.received("connection-quality")).isEmpty();

        String ticket = MeetingScene.last(ada, "waiting-join").path("socketId").asText();
        ada.send("approve-waiting", Map.of("meetingId", id, "socketId", ticket));
        assertThat(timesTold(eve)).isEqualTo(1);
    }

    @Test
    void listsOfParticipantsHaveWhatIsKnownAndNothingElse() {
        scene.host.media().rate(Meetings.room(id), scene.bob.id(), ConnectionQuality.FAIR);
        FakeClient eve = scene.joined(scene.eve, id);
        scene.host.advance(ChangedLists.PAUSE);

        JsonNode joined = MeetingScene.last(eve, "meeting-joined");
        JsonNode updated = MeetingScene.last(ada, "participants-updated");
        JsonNode shown = scene.host.rest(scene.ada).get("/api/meetings/" + id).body();
        for (JsonNode people : List.of(
                joined.path("participants"),
                joined.path("meeting").path("participants"),
                updated.path("participants"),
                shown.path("participants"))) {
            for (JsonNode person : people) {
                boolean bobs = person.path("userId").asText().equals(Long.toString(scene.bob.id()));
                assertThat(person.has("connectionQuality")).isEqualTo(bobs);
                assertThat(person.path("connectionQuality").asText()).isEqualTo(bobs ? "fair" : "");
            }
            assertThat(people).hasSize(3);
        }
    }

    @Test
    void whoIsRefusedIsToldNothing() {
        id = scene.create(Map.of("title", "Secret", "password", "open sesame"));
        FakeClient eve = scene.client(scene.eve);
        assertThat(scene.join(eve, id).success()).isFalse();
        assertThat(timesTold(eve)).isZero();
    }
}

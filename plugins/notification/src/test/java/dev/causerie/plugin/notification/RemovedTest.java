package dev.causerie.plugin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.recordings.RecordingType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What those are told whom the host does not want, and those who wait for him: nothing of the meeting. */
class RemovedTest {

    private final Scene scene = new Scene();
    private final String meetingId = scene.meeting("Standup", scene.adas, scene.bobs);
    private final HostActions actions = scene.host.service(HostActions.class);

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whoWasEjectedIsToldNothingUntilHeIsInAgain() {
        actions.eject(meetingId, scene.ada, scene.bob.id(), "");
        assertThat(toldOfWhatHappens()).isEmpty();
        actions.readmit(meetingId, scene.ada, scene.bob.id());
        assertThat(toldOfWhatHappens()).isEmpty();
        scene.bobs.send("join-meeting", Map.of("meetingId", meetingId));
        assertThat(toldOfWhatHappens()).containsExactly("ada mentioned you in Standup", "Recording ready");
    }

    @Test
    void whoLeftByHimselfIsToldUntilHeIsEjected() {
        scene.bobs.send("leave-meeting", Map.of("meetingId", meetingId));
        assertThat(toldOfWhatHappens()).containsExactly("ada mentioned you in Standup", "Recording ready");
        actions.eject(meetingId, scene.ada, scene.bob.id(), "");
        assertThat(toldOfWhatHappens()).isEmpty();
    }

    @Test
    void whoWasSentBackOrRejectedIsToldNothingUntilHeIsApproved() {
        letWait();
        scene.adas.send("send-to-waiting", Map.of("meetingId", meetingId, "userId", scene.bob.id()));
        assertThat(toldOfWhatHappens()).isEmpty();
        decide("reject-waiting");
        assertThat(toldOfWhatHappens()).isEmpty();
        scene.bobs.send("join-meeting", Map.of("meetingId", meetingId));
        assertThat(toldOfWhatHappens()).isEmpty();
        decide("approve-waiting");
        assertThat(toldOfWhatHappens()).containsExactly("ada mentioned you in Standup", "Recording ready");
    }

    @Test
    void whoLeftByHimselfAndWaitsIsToldNothing() {
        scene.bobs.send("leave-meeting", Map.of("meetingId", meetingId));
        letWait();
        scene.bobs.send("join-meeting", Map.of("meetingId", meetingId));
        assertThat(toldOfWhatHappens()).isEmpty();
        decide("reject-waiting");
        assertThat(toldOfWhatHappens()).isEmpty();
    }

    @Test
    void whoGaveUpWaitingIsToldAgain() {
        scene.bobs.send("leave-meeting", Map.of("meetingId", meetingId));
        letWait();
        scene.bobs.send("join-meeting", Map.of("meetingId", meetingId));
        scene.bobs.send("leave-meeting", Map.of("meetingId", meetingId));
        assertThat(toldOfWhatHappens()).containsExactly("ada mentioned you in Standup", "Recording ready");
    }

    @Test
    void whoWasLostAndWaitsMissesNothingThatConcernsHim() {
        scene.bobs.drop();
        scene.host.advance(Duration.ofSeconds(20));
        letWait();
        var bobsTablet = scene.connect(scene.bob);
        bobsTablet.send("join-meeting", Map.of("meetingId", meetingId));
        assertThat(bobsTablet.received("waiting-room")).hasSize(1);
        scene.say(scene.adas, meetingId, "not for those outside");
        assertThat(scene.list(bobsTablet)).isEmpty();
    }

    @Test
    void whoStartedARecordingAndWasEjectedIsNotToldThatItIsReady() {
        var recordings = scene.host.recordings();
        var recording = recordings.start(Meetings.room(meetingId), RecordingType.BOTH, scene.bob.id());
        actions.eject(meetingId, scene.ada, scene.bob.id(), "");
        scene.bobs.forget();
        recordings.stop(Meetings.room(meetingId), scene.ada.id());
        recordings.finish(recording.id());
        assertThat(scene.bobs.received("notification")).isEmpty();
        assertThat(scene.titles(scene.adas)).contains("Recording ready");
    }

    private void letWait() {
        scene.host.rest(scene.ada).patch("/api/meetings/" + meetingId, Map.of("settings", Map.of("waitingRoom", true)));
    }

    private void decide(String event) {
        List<JsonNode> asked = scene.adas.received("waiting-join");
        String socketId = asked.get(asked.size() - 1).path("socketId").asText();
        assertThat(scene.adas
                        .send(event, Map.of("meetingId", meetingId, "socketId", socketId))
                        .success())
                .isTrue();
    }

    /** The titles of what Bob is notified of while he is mentioned, and while a recording is made. */
    private List<String> toldOfWhatHappens() {
        scene.bobs.forget();
        scene.say(scene.adas, meetingId, "so much for @bob");
        var recordings = scene.host.recordings();
        var recording = recordings.start(Meetings.room(meetingId), RecordingType.BOTH, scene.ada.id());
        recordings.stop(Meetings.room(meetingId), scene.ada.id());
        recordings.finish(recording.id());
        return scene.bobs.received("notification").stream()
                .map(told -> told.path("title").asText())
                .toList();
    }
}

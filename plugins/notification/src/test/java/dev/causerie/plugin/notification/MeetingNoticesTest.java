package dev.causerie.plugin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.meetings.MeetingInvited;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.ParticipantEjected;
import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.RecordingChanged;
import dev.causerie.api.domain.recordings.RecordingStatus;
import dev.causerie.api.domain.recordings.RecordingType;
import dev.causerie.api.room.Room;
import dev.causerie.testkit.FakeClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeetingNoticesTest {

    private final Scene scene = new Scene();
    private final FakeClient eves = scene.connect(scene.host.user("eve"));

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theInvitedAreToldOnceAndTheInvitingIsNot() {
        scene.publish(
                Meetings.room("abc-defg-hij"),
                new MeetingInvited(
                        "abc-defg-hij",
                        "Standup",
                        scene.ada.id(),
                        "ada",
                        List.of(scene.bob.id(), scene.ada.id(), scene.bob.id())));

        JsonNode told = only(scene.bobs);
        assertThat(told.path("type").asText()).isEqualTo("meeting_invite");
        assertThat(told.path("title").asText()).isEqualTo("Invitation to Standup");
        assertThat(told.path("message").asText()).isEqualTo("ada invites you to Standup");
        assertThat(told.path("data").path("meetingId").asText()).isEqualTo("abc-defg-hij");
        assertThat(told.path("data").path("invitedBy").textValue()).isEqualTo(Long.toString(scene.ada.id()));
        assertThat(scene.list(scene.adas)).isEmpty();
    }

    @Test
    void theLongestTitleFits() {
        scene.publish(
                Meetings.room("abc-defg-hij"),
                new MeetingInvited("abc-defg-hij", "😀".repeat(100), scene.ada.id(), "ada", List.of(scene.bob.id())));
        String title = only(scene.bobs).path("title").asText();
        assertThat(title).hasSizeLessThanOrEqualTo(200).endsWith("😀…");
    }

    @Test
    void whoBecomesHostIsTold() {
        String meetingId = scene.meeting("Standup", scene.adas, scene.bobs, eves);
        scene.adas.send("leave-meeting", Map.of("meetingId", meetingId));

        JsonNode told = only(scene.bobs);
        assertThat(told.path("type").asText()).isEqualTo("system");
        assertThat(told.path("message").asText()).isEqualTo("You are the host of Standup now");
        assertThat(told.path("data").path("meetingId").asText()).isEqualTo(meetingId);
        assertThat(scene.list(eves)).isEmpty();
        assertThat(scene.list(scene.adas)).isEmpty();
    }

    @Test
    void theEjectedIsToldOnceWithTheReason() {
        String meetingId = scene.meeting("Standup", scene.adas, scene.bobs, eves);
        for (boolean toUser : List.of(false, true)) {
            scene.publish(
                    toUser ? Room.ofUser(scene.bob.id()) : Meetings.room(meetingId),
                    new ParticipantEjected(meetingId, scene.bob.id(), "bob", "<b>rude</b>", scene.ada.id(), toUser));
        }

        JsonNode told = only(scene.bobs);
        assertThat(told.path("type").asText()).isEqualTo("system");
        assertThat(told.path("message").asText()).isEqualTo("You were removed from Standup: <b>rude</b>");
        assertThat(told.path("data").path("reason").asText()).isEqualTo("<b>rude</b>");
        assertThat(scene.list(eves)).isEmpty();
        assertThat(scene.list(scene.adas)).isEmpty();
    }

    @Test
    void aFinishedRecordingIsToldToEverybodyWhoWasThereAlsoToThoseWhoLeft() {
        String meetingId = scene.meeting("Standup", scene.adas, scene.bobs);
        var recordings = scene.host.recordings();
        Recording recording = recordings.start(Meetings.room(meetingId), RecordingType.BOTH, scene.ada.id());
        scene.bobs.send("leave-meeting", Map.of("meetingId", meetingId));
        recordings.stop(Meetings.room(meetingId), scene.ada.id());
        assertThat(scene.list(scene.adas)).isEmpty();

        recordings.finish(recording.id());

        for (FakeClient client : List.of(scene.adas, scene.bobs)) {
            JsonNode told = only(client);
            assertThat(told.path("type").asText()).isEqualTo("recording_status");
            assertThat(told.path("message").asText()).isEqualTo("The recording of Standup is ready");
            assertThat(told.path("data").path("recordingId").textValue()).isEqualTo(Long.toString(recording.id()));
            assertThat(told.path("data").path("meetingId").asText()).isEqualTo(meetingId);
            assertThat(told.path("data").path("status").asText()).isEqualTo("ready");
        }
        assertThat(scene.list(eves)).isEmpty();
    }

    @Test
    void aFailedRecordingIsToldToTheHostWhoWasNeverThereToo() {
        String meetingId = scene.meeting("Standup", scene.bobs);
        scene.publish(
                Meetings.room(meetingId),
                new RecordingChanged(recording(Meetings.room(meetingId), RecordingStatus.FAILED), 0));
        assertThat(only(scene.adas).path("message").asText()).isEqualTo("There is no recording of Standup");
        assertThat(only(scene.bobs).path("data").path("status").asText()).isEqualTo("failed");
    }

    @Test
    void recordingsOfOtherRoomsConcernNobodyHere() {
        Room elsewhere = Room.of("channel", "1");
        scene.publish(elsewhere, new RecordingChanged(recording(elsewhere, RecordingStatus.READY), 0));
        assertThat(scene.list(scene.adas)).isEmpty();
    }

    @Test
    void whatDidNotHappenIsNotTold() {
        String meetingId = scene.meeting("Standup", scene.adas, scene.bobs);
        scene.host.failNextCommit();
        scene.adas.send("leave-meeting", Map.of("meetingId", meetingId));
        assertThat(scene.list(scene.bobs)).isEmpty();
        assertThat(scene.bobs.received("notification")).isEmpty();
    }

    private Recording recording(Room room, RecordingStatus status) {
        return new Recording(
                7,
                room,
                RecordingType.BOTH,
                status,
                scene.ada.id(),
                scene.host.now(),
                Optional.empty(),
                Duration.ZERO,
                1,
                0);
    }

    /** The one notification that the client has, and has been sent. */
    private JsonNode only(FakeClient client) {
        assertThat(client.received("notification")).hasSize(1);
        assertThat(scene.list(client)).isEqualTo(client.received("notification"));
        return scene.list(client).get(0);
    }
}

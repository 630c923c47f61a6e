package dev.causerie.plugin.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.domain.meetings.MeetingLocked;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.ParticipantEjected;
import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.RecordingChanged;
import dev.causerie.api.domain.recordings.RecordingStatus;
import dev.causerie.api.domain.recordings.RecordingType;
import dev.causerie.api.event.DurableEvent;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.room.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {

    private final ChatScene scene = new ChatScene();
    private final List<Publisher> publishers = new ArrayList<>();
    private final Room room = Meetings.room(scene.meetingId);

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aNewHostIsAnnounced() {
        scene.adas.send("leave-meeting", Map.of("meetingId", scene.meetingId));

        assertThat(said()).containsExactly("bob is the host now");
        JsonNode message = scene.bobs.received("chat-message").get(0);
        assertThat(message.path("type").asText()).isEqualTo("system");
        assertThat(message.path("userId").asText()).isEqualTo(Long.toString(scene.bob.id()));
    }

    @Test
    void anEjectionIsAnnouncedOnceAndWithoutTheReason() {
        publish(room, new ParticipantEjected(scene.meetingId, scene.bob.id(), "bob", "rude", scene.ada.id(), false));
        publish(
                Room.ofUser(scene.bob.id()),
                new ParticipantEjected(scene.meetingId, scene.bob.id(), "bob", "rude", scene.ada.id(), true));
        assertThat(said()).containsExactly("bob was removed from the meeting");
    }

    @Test
    void locksAreAnnounced() {
        publish(room, new MeetingLocked(scene.meetingId, true, scene.ada.id()));
        publish(room, new MeetingLocked(scene.meetingId, false, scene.ada.id()));
        assertThat(said()).containsExactly("ada locked the meeting", "ada unlocked the meeting");
    }

    @Test
    void aRecordingIsAnnouncedAtItsStartAndAtItsEnd() {
        var recordings = scene.host.recordings();
        Recording started = recordings.start(room, RecordingType.BOTH, scene.ada.id());
        recordings.stop(room, scene.bob.id());
        recordings.finish(started.id());
        assertThat(said()).containsExactly("ada started the recording", "bob stopped the recording");
    }

    @Test
    void aRecordingThatNobodyStoppedHasStopped() {
        publish(room, new RecordingChanged(recording(room, RecordingStatus.COMPOSING, 7), 0));
        assertThat(said()).containsExactly("The recording has stopped");
    }

    @Test
    void aRecordingWithoutContentStopsAndOneThatCanNotBeComposedStoppedBefore() {
        publish(room, new RecordingChanged(recording(room, RecordingStatus.FAILED, 0), scene.ada.id()));
        publish(room, new RecordingChanged(recording(room, RecordingStatus.FAILED, 7), 0));
        assertThat(said()).containsExactly("ada stopped the recording");
    }

    @Test
    void aRecordingOfNothingButClientsChunksIsStoppedByWhoStoppedIt() {
        publish(room, new RecordingChanged(recording(room, RecordingStatus.FAILED, 7), scene.bob.id()));
        assertThat(said()).containsExactly("bob stopped the recording");
    }

    @Test
    void recordingsOfOtherRoomsAreNotAnnounced() {
        Room elsewhere = Room.of("channel", scene.meetingId);
        publish(elsewhere, new RecordingChanged(recording(elsewhere, RecordingStatus.RECORDING, 0), scene.ada.id()));
        assertThat(said()).isEmpty();
    }

    @Test
    void nothingIsSaidOfSomebodyWhoWasDeleted() {
        publish(room, new MeetingLocked(scene.meetingId, true, 999));
        assertThat(said()).isEmpty();
    }

    @Test
    void whatIsAnnouncedStandsInTheHistory() {
        scene.say(scene.adas, "before");
        publish(room, new MeetingLocked(scene.meetingId, true, scene.ada.id()));
        scene.say(scene.bobs, "after");

        JsonNode messages = scene.history(scene.bobs, Map.of()).get("messages");

        assertThat(messages).extracting(each -> each.path("type").asText()).containsExactly("text", "system", "text");
    }

    @Test
    void whatIsNotCommittedIsNotSaid() {
        scene.host.failNextCommit();
        scene.adas.send("leave-meeting", Map.of("meetingId", scene.meetingId));
        assertThat(said()).isEmpty();
        assertThat(scene.history(scene.bobs, Map.of()).get("messages")).isEmpty();
    }

    private Recording recording(Room where, RecordingStatus status, long bytes) {
        return new Recording(
                1,
                where,
                RecordingType.BOTH,
                status,
                scene.ada.id(),
                scene.host.now(),
                Optional.empty(),
                Duration.ZERO,
                bytes,
                0);
    }

    private void publish(Room where, DurableEvent event) {
        if (publishers.isEmpty()) {
            scene.host.start("hand", context -> publishers.add(context.publisher()));
        }
        publishers.get(0).publish(where, event);
    }

    private List<String> said() {
        return scene.bobs.received("chat-message").stream()
                .map(message -> message.path("message").asText())
                .toList();
    }
}

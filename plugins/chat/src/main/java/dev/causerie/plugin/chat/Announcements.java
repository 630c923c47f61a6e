package dev.causerie.plugin.chat;

import dev.causerie.api.domain.meetings.HostChanged;
import dev.causerie.api.domain.meetings.MeetingLocked;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.ParticipantEjected;
import dev.causerie.api.domain.messages.MessageType;
import dev.causerie.api.domain.messages.Messages;
import dev.causerie.api.domain.messages.NewMessage;
import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.RecordingChanged;
import dev.causerie.api.domain.recordings.RecordingStatus;
import dev.causerie.api.domain.users.Users;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the server itself writes into a meeting's chat: one sentence of a fixed form for what happened to the meeting, in the
 * transaction in which it happened. The message's author is the user whom it is about; of somebody who was deleted nothing is
 * said. Thread-safe.
 */
final class Announcements {

    private final Messages messages;
    private final Users users;

    Announcements(Messages messages, Users users) {
        this.messages = messages;
        this.users = users;
    }

    void hostChanged(HostChanged event) {
        say(event.meetingId(), event.newHostId(), name -> name + " is the host now");
    }

    void ejected(ParticipantEjected event) {
        if (!event.toUser()) {
            say(event.meetingId(), event.userId(), name -> name + " was removed from the meeting");
        }
    }

    void locked(MeetingLocked event) {
        say(
                event.meetingId(),
                event.lockedBy(),
                name -> name + (event.locked() ? " locked the meeting" : " unlocked the meeting"));
    }

    void recording(RecordingChanged event) {
        Recording recording = event.recording();
        if (!recording.room().kind().equals(Meetings.ROOM_KIND)) {
            return;
        }
        if (recording.status() == RecordingStatus.RECORDING) {
            say(recording.room().id(), recording.startedBy(), name -> name + " started the recording");
        } else if (justStopped(recording, event.by())) {
            stopped(recording, event.by());
        }
    }

    /** A recording that fails later, when it is composed, has captured something. */
    private static boolean justStopped(Recording recording, long by) {
        return recording.status() == RecordingStatus.COMPOSING
                || (recording.status() == RecordingStatus.FAILED && (recording.bytes() == 0 || by != 0));
    }

    private void stopped(Recording recording, long by) {
        String meetingId = recording.room().id();
        if (by == 0) {
            say(meetingId, recording.startedBy(), name -> "The recording has stopped");
        } else {
            say(meetingId, by, name -> name + " stopped the recording");
        }
    }

    private void say(String meetingId, long userId, UnaryOperator<String> sentence) {
        users.find(userId)
                .ifPresent(user -> messages.send(
                        new NewMessage(
                                Chat.conversation(meetingId),
                                user,
                                MessageType.SYSTEM,
                                sentence.apply(user.username()),
                                Optional.empty()),
                        Meetings.room(meetingId)));
    }
}

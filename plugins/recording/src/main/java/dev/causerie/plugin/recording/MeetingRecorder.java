package dev.causerie.plugin.recording;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Allowed;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.ParticipantJoined;
import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.RecordingChanged;
import dev.causerie.api.domain.recordings.RecordingType;
import dev.causerie.api.domain.recordings.Recordings;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.event.Reply;
import dev.causerie.api.room.Room;
import java.util.Map;

/** What participants ask of recording; the host may always, the others as the meeting's settings say. Thread-safe. */
final class MeetingRecorder {

    private final Meetings meetings;
    private final Recordings recordings;
    private final Publisher publisher;

    MeetingRecorder(Meetings meetings, Recordings recordings, Publisher publisher) {
        this.meetings = meetings;
        this.recordings = recordings;
        this.publisher = publisher;
    }

    Reply start(Caller caller, StartRecording request) {
        requireAllowed(caller, request.meetingId());
        Recording recording = recordings.start(
                Meetings.room(request.meetingId()),
                request.type().orElse(RecordingType.BOTH),
                caller.user().id());
        return Reply.of(running(recording));
    }

    Reply stop(Caller caller, StopRecording request) {
        requireAllowed(caller, request.meetingId());
        Recording recording = recordings.stop(
                Meetings.room(request.meetingId()), caller.user().id());
        return Reply.of(RecordingStopped.of(recording, caller.user().id()));
    }

    Reply status(Caller caller, InMeeting request) {
        Object status = recordings
                .running(Meetings.room(request.meetingId()))
                .<Object>map(
                        recording -> RecordingNow.of(running(recording), meetings.participants(request.meetingId())))
                .orElseGet(() -> Map.of("meetingId", request.meetingId(), "status", "idle"));
        return Reply.as("recording-status", status);
    }

    /** Tells who joins a meeting that is recorded. Called in the transaction of the joining. */
    void joined(ParticipantJoined event) {
        Room room = Meetings.room(event.meetingId());
        recordings
                .running(room)
                .ifPresent(recording -> publisher.publish(
                        Room.ofUser(event.userId()), new StillRecorded(recording, recordings.capturing(room))));
    }

    /** What everybody in the meeting is told when it starts. */
    RecordingStarted started(RecordingChanged changed) {
        return running(changed.recording());
    }

    private RecordingStarted running(Recording recording) {
        return RecordingStarted.of(recording, recordings.capturing(recording.room()));
    }

    private void requireAllowed(Caller caller, String meetingId) {
        Meeting meeting = meetings.find(meetingId).orElseThrow(() -> Rejected.notFound("meeting " + meetingId));
        boolean host = meeting.hostId() == caller.user().id();
        if (!host && meeting.settings().allowRecording() == Allowed.HOST) {
            throw Rejected.forbidden("Only the host of this meeting may record it");
        }
    }
}

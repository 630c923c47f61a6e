package dev.causerie.plugin.recording;

import static dev.causerie.api.domain.audit.Reasoned.noted;
import static dev.causerie.api.domain.meetings.Meetings.participantOf;

import dev.causerie.api.Plugin;
import dev.causerie.api.PluginContext;
import dev.causerie.api.domain.audit.AuditLog;
import dev.causerie.api.domain.meetings.MeetingEnded;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.ParticipantJoined;
import dev.causerie.api.domain.recordings.RecordingChanged;
import dev.causerie.api.domain.recordings.RecordingProgressed;
import dev.causerie.api.domain.recordings.RecordingRemoved;
import dev.causerie.api.domain.recordings.RecordingStatus;
import dev.causerie.api.domain.recordings.Recordings;
import dev.causerie.api.domain.users.Users;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Event;
import dev.causerie.api.event.Handling;
import dev.causerie.api.event.Rendering;
import java.time.Duration;
import java.util.function.Predicate;

/** Starts and stops recordings of meetings, tells everybody about them, and lists and plays them over REST. */
public final class RecordingPlugin implements Plugin {

    static final Event<StartRecording> START = Event.of("start-recording", StartRecording.class);
    static final Event<StopRecording> STOP = Event.of("stop-recording", StopRecording.class);
    static final Event<HandInChunk> CHUNK = Event.of("recording-chunk", HandInChunk.class);
    static final Event<InMeeting> STATUS = Event.of("get-recording-status", InMeeting.class);

    /** In the lane, since chunks without a sequence count in the order they came. */
    private static final Handling TO_THE_STORE = Handling.inLane().within(Duration.ofSeconds(30));

    @Override
    public void start(PluginContext host) {
        Meetings meetings = host.service(Meetings.class);
        Recordings recordings = host.service(Recordings.class);
        MeetingRecorder recorder = new MeetingRecorder(meetings, recordings, host.publisher());
        AuditLog log = host.service(AuditLog.class);
        host.events(Dialect.VISIO)
                .failuresAs("recording-error")
                .on(START, participantOf(StartRecording::meetingId), noted(log, recorder::start))
                .on(STOP, participantOf(StopRecording::meetingId), noted(log, recorder::stop))
                .on(CHUNK, participantOf(HandInChunk::meetingId), TO_THE_STORE, new Chunks(recordings)::take)
                .on(STATUS, participantOf(InMeeting::meetingId), recorder::status)
                .renders(Rendering.of(RecordingChanged.class, "recording-started", recorder::started)
                        .when(in(RecordingStatus.RECORDING)))
                .renders(StillRecorded.class, "recording-started", StillRecorded::wire)
                .renders(Rendering.of(RecordingChanged.class, "recording-stopped", RecordingStopped::of)
                        .when(RecordingPlugin::stopped))
                .renders(Rendering.of(RecordingChanged.class, "recording-ready", RecordingReady::of)
                        .when(in(RecordingStatus.READY)))
                .renders(Rendering.of(RecordingChanged.class, "recording-failed", RecordingFailed::of)
                        .when(in(RecordingStatus.FAILED)))
                .renders(RecordingProgressed.class, "recording-progress", RecordingProgress::of);
        host.observe(ParticipantJoined.class, recorder::joined);
        Audit audit = new Audit(log, host.service(Users.class));
        host.observe(RecordingChanged.class, audit::changed);
        host.observe(RecordingRemoved.class, audit::removed);
        follow(host, new EndedMeetings(host.store(), meetings, recordings, host.clock()));
        new RecordingRoutes(meetings, recordings, log).register(host.routes());
    }

    private static void follow(PluginContext host, EndedMeetings ended) {
        host.observe(MeetingEnded.class, ended::ended);
        host.jobs().every(EndedMeetings.PAUSE, ended::stopJustEnded);
        host.jobs().every(EndedMeetings.LOOK, ended::stopForgotten);
    }

    /** One that somebody stopped before anything was captured has failed, and has been stopped nevertheless. */
    private static boolean stopped(RecordingChanged changed) {
        RecordingStatus status = changed.recording().status();
        return status == RecordingStatus.COMPOSING || (status == RecordingStatus.FAILED && changed.by() != 0);
    }

    private static Predicate<RecordingChanged> in(RecordingStatus status) {
        return changed -> changed.recording().status() == status;
    }
}

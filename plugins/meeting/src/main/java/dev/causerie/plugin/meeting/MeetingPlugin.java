package dev.causerie.plugin.meeting;

import static dev.causerie.api.domain.audit.Reasoned.noted;
import static dev.causerie.api.domain.meetings.Meetings.hostOf;
import static dev.causerie.api.domain.meetings.Meetings.participantOf;

import dev.causerie.api.Plugin;
import dev.causerie.api.PluginContext;
import dev.causerie.api.domain.audit.AuditLog;
import dev.causerie.api.domain.media.ActiveSpeakerChanged;
import dev.causerie.api.domain.media.ConnectionQualityChanged;
import dev.causerie.api.domain.media.SlotsChanged;
import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.meetings.HostChanged;
import dev.causerie.api.domain.meetings.MeetingEnded;
import dev.causerie.api.domain.meetings.MeetingLock;
import dev.causerie.api.domain.meetings.MeetingLocked;
import dev.causerie.api.domain.meetings.MeetingRole;
import dev.causerie.api.domain.meetings.MeetingState;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.ParticipantJoined;
import dev.causerie.api.domain.meetings.ParticipantLeft;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Event;
import dev.causerie.api.event.Events;
import dev.causerie.api.event.Handling;
import dev.causerie.api.event.Policy;
import dev.causerie.api.event.Recipients;
import dev.causerie.api.event.Rendering;
import dev.causerie.api.event.Rules;
import dev.causerie.api.event.Verdict;
import dev.causerie.plugin.meeting.DeviceToggled.Device;
import dev.causerie.plugin.meeting.WaitingRequests.Approve;
import dev.causerie.plugin.meeting.WaitingRequests.Reject;
import dev.causerie.plugin.meeting.WaitingRequests.SendBack;
import java.time.Duration;

/**
 * Meetings: joining and leaving, hosts, devices, signals between participants. Offers {@link Meetings}, {@link HostActions}
 * and {@link MeetingLock}.
 */
public final class MeetingPlugin implements Plugin {

    static final Event<JoinMeeting> JOIN = Event.of("join-meeting", JoinMeeting.class);
    static final Event<LeaveMeeting> LEAVE = Event.of("leave-meeting", LeaveMeeting.class);
    static final Event<Approve> APPROVE = Event.of("approve-waiting", Approve.class);
    static final Event<Reject> REJECT = Event.of("reject-waiting", Reject.class);
    static final Event<SendBack> SEND_BACK = Event.of("send-to-waiting", SendBack.class);
    static final Event<HostRequests.End> END = Event.of("end-meeting", HostRequests.End.class);
    static final Event<HostRequests.Lock> LOCK = Event.of("lock-meeting", HostRequests.Lock.class);
    static final Event<InMeeting> START_SHARE = Event.of("start-screen-share", InMeeting.class);
    static final Event<StopScreenShare> STOP_SHARE = Event.of("stop-screen-share", StopScreenShare.class);
    static final Event<InMeeting> RAISE = Event.of("hand-raised", InMeeting.class);
    static final Event<InMeeting> LOWER = Event.of("hand-lowered", InMeeting.class);
    static final Event<LowerHand> LOWER_FOR = Event.of("lower-hand", LowerHand.class);
    static final Event<Toggle> MICROPHONE = Event.of("toggle-microphone", Toggle.class);
    static final Event<Toggle> CAMERA = Event.of("toggle-camera", Toggle.class);
    static final Event<Signal.Offer> OFFER = Event.of(SignalKind.OFFER.event(), Signal.Offer.class);
    static final Event<Signal.Answer> ANSWER = Event.of(SignalKind.ANSWER.event(), Signal.Answer.class);
    static final Event<Signal.Candidate> CANDIDATE = Event.of(SignalKind.ICE_CANDIDATE.event(), Signal.Candidate.class);

    static final Event<SubscribeMedia> SUBSCRIBE = Event.of("media-subscribe", SubscribeMedia.class);

    /** Joining is where passwords are guessed. */
    private static final Handling JOINING = Handling.inLane().limitedTo(60, Duration.ofMinutes(1));

    /** Everybody is told of every hand. */
    private static final Handling HAND = Handling.inLane().limitedTo(30, Duration.ofMinutes(1));

    @Override
    public void start(PluginContext host) {
        MeetingConfiguration configuration = host.settings(MeetingConfiguration.class);
        Parts parts = Parts.of(host, configuration);
        Tables tables = parts.tables();
        configuration.demo().ifPresent(new DemoMeeting(tables, host.clock())::provide);
        host.offer(Meetings.class, new StoredMeetings(tables, host.clock()));
        host.offer(HostActions.class, parts.decisions());
        host.offer(MeetingLock.class, tables.locks());
        host.rooms().own(Meetings.ROOM_KIND, new MeetingGrant(tables.sessions(), parts.sending()));
        Events visio = host.events(Dialect.VISIO);
        takeRequests(visio, parts);
        takeDecisions(visio, parts);
        takeFloor(visio, parts);
        takeSignals(visio, parts);
        render(visio);
        WaitingEvents.render(visio);
        follow(host, parts);
        Hosting hosting = new Hosting(tables, parts.passwords(), new RandomMeetingIds(), parts.host());
        new MeetingRoutes(
                        tables,
                        parts.attendance(),
                        hosting,
                        parts.decisions(),
                        parts.host().auditLog())
                .register(host.routes());
        new Invitations(tables, parts.host()).register(host.routes());
    }

    private static void takeRequests(Events visio, Parts parts) {
        Joining joining = new Joining(parts);
        Leaving leaving = new Leaving(parts.tables(), parts.departures());
        Devices devices = new Devices(parts);
        visio.failuresAs("join-error")
                .on(JOIN, Admission.policy(), JOINING, joining::join)
                .failuresAs("error")
                .on(LEAVE, anyoneWhoKnows(), leaving::leave)
                .on(MICROPHONE, participantOf(Toggle::meetingId), devices::microphone)
                .on(CAMERA, participantOf(Toggle::meetingId), devices::camera);
    }

    private static void takeDecisions(Events visio, Parts parts) {
        WaitingRoom waitingRoom = parts.waitingRoom();
        HostRequests requests = new HostRequests(parts.decisions());
        AuditLog log = parts.host().auditLog();
        visio.on(APPROVE, hostOf(Approve::meetingId), noted(log, waitingRoom::approve))
                .on(REJECT, hostOf(Reject::meetingId), noted(log, waitingRoom::reject))
                .on(SEND_BACK, hostOf(SendBack::meetingId), noted(log, waitingRoom::sendBack))
                .on(END, hostOf(HostRequests.End::meetingId), noted(log, requests::end))
                .on(LOCK, hostOf(HostRequests.Lock::meetingId), noted(log, requests::lock));
    }

    private static void takeFloor(Events visio, Parts parts) {
        ScreenShares shares = parts.screenShares();
        Hands hands = parts.hands();
        AuditLog log = parts.host().auditLog();
        visio.on(START_SHARE, participantOf(InMeeting::meetingId), shares::start)
                .on(STOP_SHARE, participantOf(StopScreenShare::meetingId), noted(log, shares::stop))
                .failuresAs("chat-error")
                .on(RAISE, participantOf(InMeeting::meetingId), HAND, hands::raise)
                .on(LOWER, participantOf(InMeeting::meetingId), HAND, hands::lower)
                .on(LOWER_FOR, hostOf(LowerHand::meetingId), noted(log, hands::lowerFor))
                .failuresAs("error")
                .renders(Rendering.of(ScreenShared.class, "screen-share-started", ScreenShared::wire)
                        .when(ScreenShared::started))
                .renders(Rendering.of(ScreenShared.class, "screen-share-stopped", ScreenShared::wire)
                        .when(ScreenShared::stopped));
        HandEvents.render(visio);
    }

    /** Leaving what one is not in, or no more, is no error; leaving what does not exist is. */
    private static Policy<LeaveMeeting> anyoneWhoKnows() {
        return Policy.by(
                Meetings.class,
                LeaveMeeting::meetingId,
                Rules.of(MeetingRole.class, MeetingState.class, (role, state) -> Verdict.ALLOWED));
    }

    private static void takeSignals(Events visio, Parts parts) {
        Surroundings host = parts.host();
        Signalling signalling = new Signalling(parts.tables(), host.publisher(), host.media());
        visio.on(OFFER, Meetings.inMeeting(), signalling::offer)
                .on(ANSWER, Meetings.inMeeting(), signalling::answer)
                .on(CANDIDATE, Meetings.inMeeting(), signalling::candidate)
                .on(SUBSCRIBE, Meetings.inMeeting(), signalling::subscribe);
        for (SignalKind kind : SignalKind.values()) {
            visio.renders(Rendering.of(Signal.class, kind.event(), Signal::wire)
                    .when(signal -> signal.kind() == kind)
                    .to(Recipients.OTHER_SESSIONS));
        }
    }

    private static void render(Events visio) {
        visio.renders(ParticipantJoined.class, "participant-joined", MeetingEvents.Person::of)
                .renders(Rendering.of(ParticipantLeft.class, "participant-left", MeetingEvents.Person::of)
                        .when(left -> !left.removed())
                        .to(Recipients.OTHER_SESSIONS))
                .renders(Rendering.of(ParticipantLeft.class, "participant-left", MeetingEvents.Person::of)
                        .when(ParticipantLeft::removed))
                .renders(ParticipantsUpdated.class, "participants-updated", updated -> updated)
                .renders(HostChanged.class, "host-changed", MeetingEvents.NewHost::of)
                .renders(MeetingEnded.class, "meeting-ended", MeetingEvents.Ended::of)
                .renders(MeetingUpdated.class, "meeting-updated", updated -> updated)
                .renders(MeetingLocked.class, "meeting-locked", HostRequests.Locked::of)
                .renders(SlotsChanged.class, "media-slots", MediaSlots::of)
                .renders(ActiveSpeakerChanged.class, "active-speaker", ActiveSpeaker::of)
                .renders(ConnectionQualityChanged.class, "connection-quality", ConnectionOf::user)
                .renders(Rendering.of(DeviceToggled.class, "microphone-toggled", DeviceToggled::wire)
                        .when(toggled -> toggled.concerns(Device.MICROPHONE)))
                .renders(Rendering.of(DeviceToggled.class, "camera-toggled", DeviceToggled::wire)
                        .when(toggled -> toggled.concerns(Device.CAMERA)));
    }

    private static void follow(PluginContext host, Parts parts) {
        Connections connections = new Connections(parts, host.sessions());
        host.sessions().onStarted(connections::started);
        host.sessions().onEnded(connections::ended);
        host.jobs().every(Duration.ofSeconds(1), connections::departDue);
        host.jobs().every(Duration.ofSeconds(2), connections::reconcile);
        tellChanged(host, parts, new Roster(parts.tables(), parts.attendance(), host.publisher()));
        tellChanged(host, parts, new HandList(parts.tables(), host.publisher()));
    }

    private static void tellChanged(PluginContext host, Parts parts, ChangedLists.Lists lists) {
        ChangedLists changed = new ChangedLists(lists, parts.tables().participants(), host.clock());
        host.jobs().every(ChangedLists.PAUSE, changed::tell);
    }
}

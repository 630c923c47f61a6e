package dev.causerie.plugin.hostcontrol;

import static dev.causerie.api.domain.audit.Reasoned.noted;
import static dev.causerie.api.domain.meetings.Meetings.hostOf;
import static dev.causerie.api.domain.meetings.Meetings.participantOf;

import dev.causerie.api.Plugin;
import dev.causerie.api.PluginContext;
import dev.causerie.api.domain.audit.AuditLog;
import dev.causerie.api.domain.media.Media;
import dev.causerie.api.domain.meetings.DeviceJoined;
import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.meetings.HostChanged;
import dev.causerie.api.domain.meetings.LayoutChanged;
import dev.causerie.api.domain.meetings.MeetingEnded;
import dev.causerie.api.domain.meetings.MeetingLock;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.ParticipantEjected;
import dev.causerie.api.domain.meetings.ParticipantLeft;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Event;
import dev.causerie.api.event.Events;
import dev.causerie.api.event.Handling;
import dev.causerie.api.event.Rendering;
import java.time.Duration;

/** What hosts do to their meetings, requests to become host, and the quality in which a meeting is received. */
public final class HostControlPlugin implements Plugin {

    static final Event<PromoteToHost> PROMOTE = Event.of("promote-to-host", PromoteToHost.class);
    static final Event<EjectParticipant> EJECT = Event.of("eject-participant", EjectParticipant.class);
    static final Event<ToParticipant> ALLOW = Event.of("allow-participant", ToParticipant.class);
    static final Event<ToParticipant> MUTE = Event.of("mute-participant", ToParticipant.class);
    static final Event<ToParticipant> ASK_UNMUTE = Event.of("ask-unmute", ToParticipant.class);
    static final Event<ChangeLayout> LAYOUT = Event.of("change-layout", ChangeLayout.class);
    static final Event<InMeeting> REQUEST = Event.of("request-host-control", InMeeting.class);
    static final Event<AnswerRequest> RESPOND = Event.of("respond-host-control", AnswerRequest.class);
    static final Event<ChangeQuality> QUALITY = Event.of("change-quality", ChangeQuality.class);

    /** Each request may end in a question to the host. */
    private static final Handling ASKING = Handling.inLane().limitedTo(30, Duration.ofMinutes(1));

    @Override
    public void start(PluginContext host) {
        Events visio = host.events(Dialect.VISIO).failuresAs("error");
        LockedMeetings locked = new LockedMeetings(host.service(MeetingLock.class));
        takeOrders(host, visio);
        takeRequests(host, locked, visio);
        keepQuality(host, locked, visio);
    }

    private static void takeOrders(PluginContext host, Events visio) {
        AuditLog log = host.service(AuditLog.class);
        HostControls controls = new HostControls(
                host.service(HostActions.class), host.service(Meetings.class), host.rooms(), host.publisher(), log);
        visio.on(PROMOTE, hostOf(PromoteToHost::meetingId), noted(log, controls::promote))
                .on(EJECT, hostOf(EjectParticipant::meetingId), noted(log, controls::eject))
                .on(ALLOW, hostOf(ToParticipant::meetingId), noted(log, controls::allow))
                .on(MUTE, hostOf(ToParticipant::meetingId), noted(log, controls::mute))
                .on(ASK_UNMUTE, hostOf(ToParticipant::meetingId), noted(log, controls::askUnmute))
                .on(LAYOUT, hostOf(ChangeLayout::meetingId), noted(log, controls::layout))
                .renders(Rendering.of(ParticipantEjected.class, "participant-ejected", HostControlEvents.Ejected::of)
                        .when(ejected -> !ejected.toUser()))
                .renders(Rendering.of(ParticipantEjected.class, "ejected", HostControlEvents.YouWereEjected::of)
                        .when(ParticipantEjected::toUser))
                .renders(LayoutChanged.class, "layout-changed", HostControlEvents.Layout::of)
                .renders(UnmuteAsked.class, "unmute-asked", HostControlEvents.Unmute::of);
    }

    private static void takeRequests(PluginContext host, LockedMeetings locked, Events visio) {
        AuditLog log = host.service(AuditLog.class);
        OpenRequests open = new OpenRequests(host.store().mapper(RequestTable.class), host.publisher(), host.clock());
        ControlRequests requests = new ControlRequests(
                locked,
                open,
                host.service(Meetings.class),
                host.service(HostActions.class),
                host.publisher(),
                log,
                host.clock());
        visio.on(REQUEST, ControlRequests.policy(), ASKING, requests::ask)
                .on(RESPOND, hostOf(AnswerRequest::meetingId), noted(log, requests::answer))
                .renders(ControlRequested.class, "host-control-request", HostControlEvents.Request::of)
                .renders(ControlAnswered.class, "host-control-response", HostControlEvents.Response::of);
        host.observe(DeviceJoined.class, requests::joined);
        host.observe(ParticipantLeft.class, open::left);
        host.observe(HostChanged.class, open::hostChanged);
        host.observe(MeetingEnded.class, open::ended);
        host.jobs().every(Duration.ofSeconds(1), requests::expireDue);
    }

    private static void keepQuality(PluginContext host, LockedMeetings locked, Events visio) {
        AuditLog log = host.service(AuditLog.class);
        Quality quality =
                new Quality(locked, host.store(), host.service(Media.class), host.rooms(), host.publisher(), log);
        visio.on(QUALITY, participantOf(ChangeQuality::meetingId), noted(log, quality::change))
                .renders(QualityChanged.class, "quality-changed", changed -> changed);
        host.observe(DeviceJoined.class, quality::joined);
        host.observe(MeetingEnded.class, quality::ended);
        quality.applyAll();
        host.jobs().every(Duration.ofSeconds(10), quality::applyAll);
    }
}

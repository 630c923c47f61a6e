package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.audit.Changes;
import dev.causerie.api.domain.meetings.HostActions;
import dev.causerie.api.domain.meetings.LayoutChanged;
import dev.causerie.api.domain.meetings.MeetingLayout;
import dev.causerie.api.domain.meetings.MeetingLocked;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.users.User;
import dev.causerie.plugin.meeting.DeviceToggled.Device;
import java.util.function.Consumer;

/** What hosts decide, carried out on the meetings in the database. Thread-safe. */
final class HostDecisions implements HostActions {

    private final Tables tables;
    private final MeetingLocks locks;
    private final Surroundings host;
    private final Sending sending;
    private final Handover handover;
    private final Ejections ejections;
    private final Ending ending;
    private final Audit audit;

    HostDecisions(
            Tables tables, Surroundings host, Sending sending, Handover handover, Ejections ejections, Ending ending) {
        this.tables = tables;
        this.locks = tables.locks();
        this.host = host;
        this.sending = sending;
        this.handover = handover;
        this.ejections = ejections;
        this.ending = ending;
        this.audit = new Audit(host.auditLog());
    }

    @Override
    public void handOver(String meetingId, User by, long newHostId) {
        decide(meetingId, by, meeting -> {
            if (!meeting.isHost(newHostId)) {
                ParticipantRow heir = participant(meeting, newHostId);
                handover.to(heir, meeting);
                audit.didTo(by, "hand-over", meetingId, heir.target());
            }
        });
    }

    @Override
    public void eject(String meetingId, User by, long userId, String reason) {
        decide(meetingId, by, meeting -> ejections.eject(meeting, by, userId, reason));
    }

    @Override
    public void readmit(String meetingId, User by, long userId) {
        decide(meetingId, by, meeting -> ejections.readmit(meeting, by, userId));
    }

    @Override
    public void mute(String meetingId, User by, long userId) {
        decide(meetingId, by, meeting -> {
            ParticipantRow muted = participant(meeting, userId);
            if (tables.sending().setMuted(meetingId, userId, true) > 0) {
                tables.participants().setMicrophone(meetingId, userId, false);
                tables.meetings().raiseRevision(meetingId);
                host.publisher()
                        .publish(
                                Meetings.room(meetingId),
                                new DeviceToggled(Device.MICROPHONE, meetingId, userId, false));
                audit.didTo(by, "mute", meetingId, muted.target());
            }
            sending.enforce(meetingId, userId);
        });
    }

    @Override
    public void layout(String meetingId, User by, MeetingLayout layout) {
        decide(meetingId, by, meeting -> {
            if (meeting.layout() != layout) {
                tables.meetings().setLayout(meetingId, layout);
                host.publisher().publish(Meetings.room(meetingId), new LayoutChanged(meetingId, layout));
                new Changes()
                        .of("layout", meeting.layout(), layout)
                        .text()
                        .ifPresent(what -> audit.changed(by, "layout", meetingId, what));
            }
        });
    }

    @Override
    public void lock(String meetingId, User by, boolean locked) {
        decide(meetingId, by, meeting -> {
            if (meeting.locked() != locked) {
                tables.meetings().setLocked(meetingId, locked);
                host.publisher().publish(Meetings.room(meetingId), new MeetingLocked(meetingId, locked, by.id()));
                audit.did(by, locked ? "lock" : "unlock", meetingId);
            }
        });
    }

    @Override
    public void end(String meetingId, User by) {
        locks.change(meetingId, meeting -> {
            meeting.requireHost(by);
            if (!meeting.ended()) {
                ending.end(meeting, by.id());
                audit.did(by, "end", meetingId);
            }
            return meeting;
        });
    }

    private void decide(String meetingId, User by, Consumer<MeetingRow> decision) {
        locks.change(meetingId, meeting -> {
            meeting.requireHost(by);
            meeting.requireRunning();
            decision.accept(meeting);
            return meeting;
        });
    }

    private ParticipantRow participant(MeetingRow meeting, long userId) {
        return tables.participants()
                .find(meeting.id(), userId)
                .orElseThrow(() -> Rejected.notFound("participant " + userId + " in this meeting"));
    }
}

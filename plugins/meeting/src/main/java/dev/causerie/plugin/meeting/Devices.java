package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.event.Reply;
import dev.causerie.plugin.meeting.DeviceToggled.Device;

/**
 * Switches participants' microphones and cameras, for the others to see. Who switches his microphone on is muted no more.
 * Thread-safe.
 */
final class Devices {

    private final MeetingLocks locks;
    private final Tables tables;
    private final Sending sending;
    private final Publisher publisher;

    Devices(Parts parts) {
        this.tables = parts.tables();
        this.locks = tables.locks();
        this.sending = parts.sending();
        this.publisher = parts.host().publisher();
    }

    Reply microphone(Caller caller, Toggle toggle) {
        return toggle(new DeviceToggled(
                Device.MICROPHONE, toggle.meetingId(), caller.user().id(), toggle.enabled()));
    }

    Reply camera(Caller caller, Toggle toggle) {
        return toggle(new DeviceToggled(
                Device.CAMERA, toggle.meetingId(), caller.user().id(), toggle.enabled()));
    }

    private Reply toggle(DeviceToggled toggled) {
        return locks.change(toggled.meetingId(), meeting -> {
            if (store(toggled) == 0) {
                throw Rejected.forbidden("You are not in this meeting");
            }
            tables.meetings().raiseRevision(meeting.id());
            if (toggled.concerns(Device.MICROPHONE) && toggled.enabled()) {
                tables.sending().setMuted(meeting.id(), toggled.userId(), false);
                sending.enforce(meeting.id(), toggled.userId());
            }
            publisher.publish(Meetings.room(meeting.id()), toggled);
            return Reply.of(toggled.wire());
        });
    }

    private int store(DeviceToggled toggled) {
        return switch (toggled.device()) {
            case MICROPHONE ->
                tables.participants().setMicrophone(toggled.meetingId(), toggled.userId(), toggled.enabled());
            case CAMERA -> tables.participants().setCamera(toggled.meetingId(), toggled.userId(), toggled.enabled());
        };
    }
}

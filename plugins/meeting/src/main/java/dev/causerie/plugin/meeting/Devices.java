package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.event.Reply;
import dev.causerie.plugin.meeting.DeviceToggled.Device;

/** Switches participants' microphones and cameras, for the others to see. Thread-safe. */
final class Devices {

    private final MeetingLocks locks;
    private final MeetingTable meetings;
    private final ParticipantTable participants;
    private final Publisher publisher;

    Devices(Tables tables, Publisher publisher) {
        this.locks = tables.locks();
        this.meetings = tables.meetings();
        this.participants = tables.participants();
        this.publisher = publisher;
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
            meetings.raiseRevision(meeting.id());
            publisher.publish(Meetings.room(meeting.id()), toggled);
            return Reply.of(toggled.wire());
        });
    }

    private int store(DeviceToggled toggled) {
        return switch (toggled.device()) {
            case MICROPHONE -> participants.setMicrophone(toggled.meetingId(), toggled.userId(), toggled.enabled());
            case CAMERA -> participants.setCamera(toggled.meetingId(), toggled.userId(), toggled.enabled());
        };
    }
}

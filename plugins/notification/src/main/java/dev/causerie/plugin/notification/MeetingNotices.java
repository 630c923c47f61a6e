package dev.causerie.plugin.notification;

import dev.causerie.api.domain.meetings.HostChanged;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.MeetingInvited;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.meetings.ParticipantEjected;
import dev.causerie.api.domain.notifications.NewNotification;
import dev.causerie.api.domain.notifications.NotificationType;
import dev.causerie.api.domain.notifications.Notifications;
import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.RecordingChanged;
import dev.causerie.api.domain.recordings.RecordingStatus;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Notifies people of what happens to them in meetings, in the transaction in which it happens. Thread-safe. */
final class MeetingNotices {

    private final Notifications notifications;
    private final Meetings meetings;

    MeetingNotices(Notifications notifications, Meetings meetings) {
        this.notifications = notifications;
        this.meetings = meetings;
    }

    void invited(MeetingInvited event) {
        Set<Long> invited = new TreeSet<>(event.userIds());
        invited.remove(event.invitedBy());
        Map<String, Object> data =
                Map.of("meetingId", event.meetingId(), "invitedBy", Long.toString(event.invitedBy()));
        for (long userId : invited) {
            send(
                    userId,
                    NotificationType.MEETING_INVITE,
                    "Invitation to " + event.title(),
                    event.invitedByName() + " invites you to " + event.title(),
                    data);
        }
    }

    void hostChanged(HostChanged event) {
        send(
                event.newHostId(),
                NotificationType.SYSTEM,
                "You are the host now",
                "You are the host of " + title(event.meetingId()) + " now",
                Map.of("meetingId", event.meetingId()));
    }

    void ejected(ParticipantEjected event) {
        if (event.toUser()) {
            String said = "You were removed from " + title(event.meetingId());
            send(
                    event.userId(),
                    NotificationType.SYSTEM,
                    "You were removed from a meeting",
                    event.reason().isBlank() ? said : said + ": " + event.reason(),
                    Map.of("meetingId", event.meetingId(), "reason", event.reason()));
        }
    }

    void recording(RecordingChanged event) {
        Recording recording = event.recording();
        if (recording.room().kind().equals(Meetings.ROOM_KIND)) {
            String title = title(recording.room().id());
            if (recording.status() == RecordingStatus.READY) {
                tellEverybody(recording, "ready", "Recording ready", "The recording of " + title + " is ready");
            } else if (recording.status() == RecordingStatus.FAILED) {
                tellEverybody(recording, "failed", "Recording failed", "There is no recording of " + title);
            }
        }
    }

    /** Those who were in the meeting when it was recorded have perhaps left; the host who started it was perhaps never in it. */
    private void tellEverybody(Recording recording, String status, String title, String message) {
        String meetingId = recording.room().id();
        Set<Long> concerned = new TreeSet<>(meetings.attendees(meetingId).keySet());
        meetings.find(meetingId)
                .map(Meeting::hostId)
                .filter(hostId -> hostId == recording.startedBy())
                .ifPresent(concerned::add);
        Map<String, Object> data =
                Map.of("meetingId", meetingId, "recordingId", Long.toString(recording.id()), "status", status);
        concerned.forEach(userId -> send(userId, NotificationType.RECORDING_STATUS, title, message, data));
    }

    private String title(String meetingId) {
        return meetings.find(meetingId).map(Meeting::title).orElse(meetingId);
    }

    private void send(long userId, NotificationType type, String title, String message, Map<String, Object> data) {
        notifications.send(new NewNotification(userId, type, Excerpt.title(title), Excerpt.message(message), data));
    }
}

package dev.causerie.plugin.recording;

import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.MeetingEnded;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.domain.recordings.Recording;
import dev.causerie.api.domain.recordings.Recordings;
import dev.causerie.api.room.Room;
import dev.causerie.api.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stops the recordings of meetings that end, in the name of who ended them. Stopping waits for what is on its way to the object
 * store; so it is done by a task of its own, and not by the thread that ends the meeting, for which all wait who leave it. A
 * stop that failed, or was lost with the plugin, is made up for later. Thread-safe.
 */
final class EndedMeetings {

    /** How often it is looked for meetings that have just ended here. */
    static final Duration PAUSE = Duration.ofMillis(100);

    /** How often it is looked for recordings that were forgotten. */
    static final Duration LOOK = Duration.ofSeconds(5);

    /** After which time a recording that still runs was forgotten: stopping one takes 10 s at the most. */
    static final Duration TIME_TO_STOP = Duration.ofSeconds(30);

    private final Store store;
    private final Meetings meetings;
    private final Recordings recordings;
    private final Clock clock;
    private final Queue<MeetingEnded> justEnded = new ConcurrentLinkedQueue<>();

    EndedMeetings(Store store, Meetings meetings, Recordings recordings, Clock clock) {
        this.store = store;
        this.meetings = meetings;
        this.recordings = recordings;
        this.clock = clock;
    }

    /** Called in the transaction that ends the meeting. */
    void ended(MeetingEnded event) {
        store.afterCommit(() -> justEnded.add(event));
    }

    /** Stops the recordings of meetings that have just ended. */
    void stopJustEnded() {
        for (MeetingEnded event = justEnded.poll(); event != null; event = justEnded.poll()) {
            Room room = Meetings.room(event.meetingId());
            if (recordings.running(room).isPresent()) {
                recordings.stop(room, event.endedBy());
            }
        }
    }

    /** Stops recordings that go on though their meetings ended. */
    void stopForgotten() {
        for (Recording recording : recordings.running()) {
            if (recording.room().kind().equals(Meetings.ROOM_KIND)) {
                Optional<Meeting> meeting = meetings.find(recording.room().id());
                if (meeting.isEmpty() || isLongOver(meeting.get())) {
                    // Nobody but the host can have ended it.
                    recordings.stop(
                            recording.room(), meeting.map(Meeting::hostId).orElse(0L));
                }
            }
        }
    }

    private boolean isLongOver(Meeting meeting) {
        Instant before = clock.instant().minus(TIME_TO_STOP);
        return meeting.endedAt().filter(endedAt -> endedAt.isBefore(before)).isPresent();
    }
}

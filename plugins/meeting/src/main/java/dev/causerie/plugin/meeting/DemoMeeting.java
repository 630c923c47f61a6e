package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.Allowed;
import dev.causerie.api.domain.meetings.MediaMode;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.MeetingSettings;
import java.time.Clock;
import java.util.Optional;

/** The meeting that a newcomer finds: nobody has made it. Thread-safe. */
final class DemoMeeting {

    /** The host of a meeting that nobody has entered yet; no user has this id. */
    static final long NOBODY = 0;

    private static final MeetingSettings SETTINGS = new MeetingSettings(
            false, 100, false, true, false, MediaMode.SFU, Allowed.EVERYONE, Allowed.EVERYONE, Allowed.EVERYONE);

    private final Tables tables;
    private final Clock clock;

    DemoMeeting(Tables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * Makes it if it is not there, and opens it again if somebody has ended it. Several servers may do so at once: it is made
     * by one statement, since on MySQL two that lock a row which is not there wait for each other.
     */
    void provide(String id) {
        if (tables.meetings().find(id).isEmpty()) {
            tables.meetings().insertUnlessThere(drafted(id), null);
        }
        tables.locks().change(id, meeting -> {
            if (meeting.ended()) {
                tables.admissions().revokeAll(id, Decision.EJECTED);
                tables.meetings().reopen(id, NOBODY);
            }
            return meeting;
        });
    }

    private Meeting drafted(String id) {
        return new Meeting(id, "Demo", "", NOBODY, "", SETTINGS, 1, clock.instant(), Optional.empty());
    }
}

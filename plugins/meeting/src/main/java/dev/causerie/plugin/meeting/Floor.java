package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.recordings.Recordings;
import java.util.List;
import java.util.Optional;

/** What goes on in a meeting while somebody joins. Immutable. */
record Floor(
        Optional<RecordingNow> recording,
        List<HandRow.Raised> raisedHands,
        Optional<ScreenShareRow.Sharer> screenShare) {

    static Floor of(MeetingRow meeting, Tables tables, Recordings recordings) {
        return new Floor(
                RecordingNow.in(recordings, meeting.id()),
                tables.hands().raised(meeting.id()).stream().map(HandRow::wire).toList(),
                tables.screenShares().find(meeting.id()).map(ScreenShareRow::sharer));
    }
}

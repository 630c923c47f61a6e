package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.media.ConnectionQuality;
import dev.causerie.api.domain.media.Media;
import dev.causerie.api.domain.meetings.Meetings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is in a meeting, as clients are shown. Thread-safe. */
final class Attendance {

    private final ParticipantTable participants;
    private final Media media;

    Attendance(Tables tables, Media media) {
        this.participants = tables.participants();
        this.media = media;
    }

    /** Those who are in, the longest-present first, with what this node knows of their connections just now. */
    List<ParticipantView> of(MeetingRow meeting) {
        Map<Long, ConnectionQuality> known = media.qualities(Meetings.room(meeting.id()));
        return participants.present(meeting.id()).stream()
                .map(row -> ParticipantView.of(row, meeting.hostId(), Optional.ofNullable(known.get(row.userId()))))
                .toList();
    }
}

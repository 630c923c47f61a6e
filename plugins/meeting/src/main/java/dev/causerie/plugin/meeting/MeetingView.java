package dev.causerie.plugin.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.causerie.api.domain.meetings.MeetingSettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A meeting on the wire, of sockets and of REST. Immutable.
 *
 * @param participants those who are in, by user id; only for those who may know
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record MeetingView(
        String id,
        String title,
        String description,
        String hostId,
        String hostName,
        boolean hasPassword,
        MeetingSettings settings,
        Instant createdAt,
        Optional<Instant> endedAt,
        Optional<Map<String, ParticipantView>> participants) {

    static MeetingView of(MeetingRow row) {
        return new MeetingView(
                row.id(),
                row.title(),
                row.description(),
                Long.toString(row.hostId()),
                row.hostName(),
                row.passwordHash() != null,
                row.settings(),
                row.createdAt(),
                Optional.ofNullable(row.endedAt()),
                Optional.empty());
    }

    MeetingView withLocked(boolean locked) {
        return new MeetingView(
                id,
                title,
                description,
                hostId,
                hostName,
                hasPassword,
                settings.withLocked(locked),
                createdAt,
                endedAt,
                participants);
    }

    MeetingView with(List<ParticipantView> people) {
        Map<String, ParticipantView> byId = new LinkedHashMap<>();
        people.forEach(person -> byId.put(person.userId(), person));
        return new MeetingView(
                id, title, description, hostId, hostName, hasPassword, settings, createdAt, endedAt, Optional.of(byId));
    }
}

package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.recordings.Recordings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Says to who joins what he joins, and by which servers to find the others. Thread-safe. */
final class Welcome {

    private final Tables tables;
    private final Attendance attendance;
    private final Recordings recordings;
    private final Clock clock;
    private final MeetingConfiguration configuration;

    Welcome(Tables tables, Surroundings host, Attendance attendance, MeetingConfiguration configuration) {
        this.tables = tables;
        this.attendance = attendance;
        this.recordings = host.recordings();
        this.clock = host.clock();
        this.configuration = configuration;
    }

    MeetingJoined to(MeetingRow meeting, long userId) {
        return MeetingJoined.of(
                meeting, attendance.of(meeting), userId, Floor.of(meeting, tables, recordings), iceServers(userId));
    }

    private List<IceServer> iceServers(long userId) {
        List<IceServer> servers = new ArrayList<>(configuration.iceServers().orElse(List.of()));
        configuration.turn().ifPresent(turn -> servers.add(turn.grantedTo(userId, clock.instant())));
        return List.copyOf(servers);
    }
}

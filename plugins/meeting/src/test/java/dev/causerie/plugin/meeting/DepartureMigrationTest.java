package dev.causerie.plugin.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class DepartureMigrationTest {

    private static final String URL = "jdbc:h2:mem:departures;MODE=MySQL;DATABASE_TO_LOWER=TRUE"
            + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1";

    @Test
    void ofThoseWhoHadLeftBeforeTheEjectedAreRemoved() throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL)) {
            migrate("3");
            execute(connection, """
                    insert into meetings (id, title, description, host_id, host_name, waiting_room, max_participants,
                        mute_on_entry, guests, locked, mode, allow_screen_share, allow_chat, allow_recording, revision,
                        roster_stale, roster_told_at, created_at)
                    values ('m', '', '', 1, '', 0, 9, 0, 0, 0, 'sfu', 'host', 'host', 'host', 1, 0, now(), now())
                    """);
            for (int userId = 1; userId <= 3; userId++) {
                execute(
                        connection,
                        "insert into meeting_participants (meeting_id, user_id, username, joined_at, left_at, microphone,"
                                + " camera) values ('m', " + userId + ", '', now(), " + (userId == 1 ? "null" : "now()")
                                + ", 1, 1)");
            }
            execute(
                    connection,
                    "insert into meeting_admissions values ('m', 2, 'APPROVED', now()), ('m', 3, 'EJECTED', now())");
            migrate("4");

            assertThat(departures(connection)).isEqualTo(Map.of(1L, "", 2L, "LEFT", 3L, "REMOVED"));
            execute(connection, "shutdown");
        }
    }

    private static void migrate(String target) {
        Flyway.configure()
                .loggers("slf4j")
                .dataSource(URL, "", "")
                .locations("classpath:db/meeting")
                .target(target)
                .load()
                .migrate();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How each left, by user id; nothing of those who are in. */
    private static Map<Long, String> departures(Connection connection) throws SQLException {
        Map<Long, String> departures = new HashMap<>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select user_id, coalesce(departure, '') from meeting_participants")) {
            while (rows.next()) {
                departures.put(rows.getLong(1), rows.getString(2));
            }
        }
        return departures;
    }
}

package dev.causerie.plugin.meeting;

import dev.causerie.api.PluginContext;
import dev.causerie.api.domain.audit.AuditLog;
import dev.causerie.api.domain.media.Media;
import dev.causerie.api.domain.recordings.Recordings;
import dev.causerie.api.domain.users.Users;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.room.Rooms;
import java.time.Clock;

/** What the host lends to this plugin, beside the database. Immutable. */
record Surroundings(
        Rooms rooms,
        Media media,
        Recordings recordings,
        Users users,
        AuditLog auditLog,
        Publisher publisher,
        Clock clock) {

    static Surroundings of(PluginContext host) {
        return new Surroundings(
                host.rooms(),
                host.service(Media.class),
                host.service(Recordings.class),
                host.service(Users.class),
                host.service(AuditLog.class),
                host.publisher(),
                host.clock());
    }
}

package dev.causerie.server.config;

import java.util.Optional;

/**
 * Everything that the operator can say, read once at start by {@link SettingsSource}. One that exists is valid, as a
 * whole and in each section. The keys, their defaults and reasons stand in {@code reference.conf}. Immutable.
 *
 * @param server where it listens, what it is run for
 * @param gateway Socket.IO
 * @param http REST and pages
 * @param auth tokens
 * @param store database
 * @param objects object store
 * @param log durable events
 * @param recovery of lost connections
 * @param jobs that must not be lost
 * @param media the media server
 * @param recording capture and composing
 * @param plugins which, and with what
 * @param limits rate limits
 * @param lanes where handlers run
 * @param audit the audit log
 */
public record Settings(
        ServerSettings server,
        GatewaySettings gateway,
        HttpSettings http,
        AuthSettings auth,
        StoreSettings store,
        ObjectSettings objects,
        LogSettings log,
        RecoverySettings recovery,
        JobSettings jobs,
        MediaSettings media,
        RecordingSettings recording,
        PluginSettings plugins,
        LimitSettings limits,
        LaneSettings lanes,
        AuditSettings audit) {
    /** Refuses sections that do not fit each other. */
    public Settings {
        Optional<Secret> jwtSecret = auth.jwtSecret();
        new Checks()
                .that(
                        server.mode() == Mode.DEMO || jwtSecret.isPresent(),
                        "auth.jwtSecret",
                        "must be given in production; set JWT_SECRET")
                .that(
                        log.retention().compareTo(recovery.window()) >= 0,
                        "log.retention",
                        "must not be shorter than recovery.window (" + recovery.window() + ")")
                .done();
    }

    /** The same with other plugins. */
    public Settings withPlugins(PluginSettings other) {
        return new Settings(
                server, gateway, http, auth, store, objects, log, recovery, jobs, media, recording, other, limits,
                lanes, audit);
    }
}

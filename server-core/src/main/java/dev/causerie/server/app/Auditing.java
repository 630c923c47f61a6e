package dev.causerie.server.app;

import dev.causerie.api.domain.audit.AuditLog;
import dev.causerie.server.audit.AuditRoutes;
import dev.causerie.server.audit.StoredAuditLog;
import dev.causerie.server.config.Settings;
import dev.causerie.server.host.PluginJson;
import dev.causerie.server.host.ServiceRegistry;
import dev.causerie.server.http.Route;
import dev.causerie.server.jobs.JobRegistration;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The audit log: offered to plugins, served to admins, cleaned every hour. Closed before the storage. */
final class Auditing implements AutoCloseable {

    private static final Duration CLEAN_EVERY = Duration.ofHours(1);

    private final StoredAuditLog log;
    private final JobRegistration cleaning;

    Auditing(Settings settings, Storage storage, ServiceRegistry services, Clock clock) {
        log = new StoredAuditLog(storage.store(), clock);
        cleaning = storage.jobs()
                .every(
                        CLEAN_EVERY,
                        "audit.retention",
                        (job, attempt) -> log.forgetOlderThan(settings.audit().keep()));
        services.offer(AuditLog.class, log);
    }

    List<Route> routes() {
        return new AuditRoutes(log, PluginJson.mapper()).all();
    }

    @Override
    public void close() {
        cleaning.close();
    }
}

package dev.causerie.server.app;

import dev.causerie.server.config.OperatorError;
import dev.causerie.server.config.Settings;
import dev.causerie.server.jobs.Jobs;
import dev.causerie.server.log.Retention;
import dev.causerie.server.objects.EmbeddedS3;
import dev.causerie.server.objects.ObjectStore;
import dev.causerie.server.objects.S3Access;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/** What must not be lost: the database, the object store and the jobs. Closed last. */
final class Storage implements AutoCloseable {

    private final Closing parts = new Closing();
    private final Database database;
    private final Store store;
    private final ObjectStore objects;
    private final Jobs jobs;

    /** Opens everything; what was opened is closed again when something fails. */
    Storage(Settings settings, Clock clock, SecureRandom random) {
        Path data = folder(settings.server().data());
        try {
            database = parts.add(Database.open(settings.store(), data));
            store = parts.add(database.store(Owner.host()));
            S3Access access = S3Access.of(settings.objects())
                    .orElseGet(() -> parts.add(EmbeddedS3.start(settings.objects(), data, random))
                            .access());
            objects = parts.add(ObjectStore.open(access, settings.objects()));
            jobs = parts.add(new Jobs(store, database.transactions(), settings.jobs(), clock));
            Retention retention = new Retention(store, clock, settings.log().retention());
            parts.add(jobs.every(settings.log().cleanEvery(), "log.retention", (job, attempt) -> retention.clean()));
        } catch (RuntimeException failure) {
            parts.close();
            throw failure;
        }
    }

    Database database() {
        return database;
    }

    /** The host's own tables. */
    Store store() {
        return store;
    }

    ObjectStore objects() {
        return objects;
    }

    /** Not started: handlers are registered first. */
    Jobs jobs() {
        return jobs;
    }

    @Override
    public void close() {
        parts.close();
    }

    private static Path folder(Path data) {
        try {
            return Files.createDirectories(data);
        } catch (IOException unusable) {
            throw new OperatorError(
                    "The data folder " + data.toAbsolutePath() + " can not be made ("
                            + unusable.getClass().getSimpleName()
                            + "): name another by --data or server.data, or free that path",
                    unusable);
        }
    }
}

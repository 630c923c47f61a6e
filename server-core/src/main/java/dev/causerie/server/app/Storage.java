package dev.causerie.server.app;

import dev.causerie.server.config.OperatorError;
import dev.causerie.server.config.Settings;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import dev.causerie.server.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What must not be lost: the database, the object store and the jobs. Closed last. */
final class Storage implements AutoCloseable {

    private final Database database;
    private final Store store;

    Storage(Settings settings) {
        Path data = folder(settings.server().data());
        database = Database.open(settings.store(), data);
        store = database.store(Owner.host());
    }

    Database database() {
        return database;
    }

    /** The host's own tables. */
    Store store() {
        return store;
    }

    @Override
    public void close() {
        store.close();
        database.close();
    }

    private static Path folder(Path data) {
        try {
            return Files.createDirectories(data);
        } catch (IOException unusable) {
            throw new OperatorError(
                    "The data folder " + data.toAbsolutePath() + " can not be made (" + unusable.getClass().getSimpleName()
                            + "): name another by --data or server.data, or free that path",
                    unusable);
        }
    }
}

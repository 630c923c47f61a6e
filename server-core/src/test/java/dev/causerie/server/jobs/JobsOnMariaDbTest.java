package dev.causerie.server.jobs;

import dev.causerie.server.config.StoreSettings;
import dev.causerie.server.store.MariaDbServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDbServer.class)
class JobsOnMariaDbTest extends JobsContract {
    private final MariaDbServer server;

    JobsOnMariaDbTest(MariaDbServer server) {
        this.server = server;
    }

    @Override
    StoreSettings settings() {
        return server.freshSchema();
    }
}

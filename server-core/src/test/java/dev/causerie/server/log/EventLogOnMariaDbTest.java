package dev.causerie.server.log;

import dev.causerie.server.config.StoreSettings;
import dev.causerie.server.store.MariaDbServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDbServer.class)
class EventLogOnMariaDbTest extends EventLogContract {
    private final MariaDbServer server;

    EventLogOnMariaDbTest(MariaDbServer server) {
        this.server = server;
    }

    @Override
    StoreSettings settings() {
        return server.freshSchema();
    }
}

package dev.causerie.server.cluster;

import dev.causerie.server.config.StoreSettings;
import dev.causerie.server.store.MariaDbServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDbServer.class)
class NodesOnMariaDbTest extends NodesContract {
    private final MariaDbServer server;

    NodesOnMariaDbTest(MariaDbServer server) {
        this.server = server;
    }

    @Override
    StoreSettings settings() {
        return server.freshSchema();
    }
}

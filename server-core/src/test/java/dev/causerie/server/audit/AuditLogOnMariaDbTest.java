package dev.causerie.server.audit;

import dev.causerie.server.config.StoreSettings;
import dev.causerie.server.store.MariaDbServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDbServer.class)
class AuditLogOnMariaDbTest extends AuditLogContract {

    private final MariaDbServer server;

    AuditLogOnMariaDbTest(MariaDbServer server) {
        this.server = server;
    }

    @Override
    StoreSettings settings() {
        return server.freshSchema();
    }
}

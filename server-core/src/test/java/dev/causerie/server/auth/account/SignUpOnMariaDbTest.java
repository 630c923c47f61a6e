package dev.causerie.server.auth.account;

import dev.causerie.server.config.StoreSettings;
import dev.causerie.server.store.MariaDbServer;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDbServer.class)
final class SignUpOnMariaDbTest extends SignUpTest {

    private final MariaDbServer server;

    SignUpOnMariaDbTest(MariaDbServer server) {
        this.server = server;
    }

    @Override
    StoreSettings settings() {
        return server.freshSchema();
    }
}

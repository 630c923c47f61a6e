package dev.causerie.server.audit;

import dev.causerie.server.config.StoreSettings;
import dev.causerie.server.store.TestSettings;

class AuditLogOnH2Test extends AuditLogContract {

    @Override
    StoreSettings settings() {
        return TestSettings.file();
    }
}

package dev.causerie.server.log;

import dev.causerie.server.config.StoreSettings;
import dev.causerie.server.store.TestSettings;

class EventLogOnH2Test extends EventLogContract {
    @Override
    StoreSettings settings() {
        return TestSettings.file();
    }
}

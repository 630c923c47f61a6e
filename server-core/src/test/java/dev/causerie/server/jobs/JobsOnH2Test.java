package dev.causerie.server.jobs;

import dev.causerie.server.config.StoreSettings;
import dev.causerie.server.store.TestSettings;

class JobsOnH2Test extends JobsContract {
    @Override
    StoreSettings settings() {
        return TestSettings.file();
    }
}

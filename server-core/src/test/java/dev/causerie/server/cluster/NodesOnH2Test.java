package dev.causerie.server.cluster;

import dev.causerie.server.config.StoreSettings;
import dev.causerie.server.store.TestSettings;

class NodesOnH2Test extends NodesContract {
    @Override
    StoreSettings settings() {
        return TestSettings.file();
    }
}

package dev.causerie.server.store;

import dev.causerie.server.config.Secret;
import dev.causerie.server.config.StoreSettings;
import java.time.Duration;
import java.util.Optional;

/** Store settings for tests. */
public final class TestSettings {
    private TestSettings() {}

    /** An H2 file in the data folder. */
    public static StoreSettings file() {
        return new StoreSettings(Optional.empty(), Optional.empty(), Optional.empty(), 10, Duration.ofSeconds(5));
    }

    /** A database of another kind. */
    public static StoreSettings server(String url, String user, String password) {
        return new StoreSettings(
                Optional.of(url), Optional.of(user), Optional.of(new Secret(password)), 10, Duration.ofSeconds(5));
    }
}

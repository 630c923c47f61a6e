package dev.causerie.server.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The database ({@code store}). Immutable.
 *
 * @param url of the database; absent: an H2 file in the data folder
 * @param user to sign in as
 * @param password of that user
 * @param poolSize connections
 * @param connectionTimeout longest wait for one of them
 */
public record StoreSettings(
        Optional<String> url,
        Optional<String> user,
        Optional<Secret> password,
        int poolSize,
        Duration connectionTimeout) {
    /** Refuses what can not work, every key of it at once. */
    public StoreSettings {
        new Checks()
                .that(
                        url.isEmpty() || url.get().matches("(jdbc:(h2|mysql|mariadb):|mysql://|mariadb://).+"),
                        "url",
                        "must begin with jdbc:mysql:, jdbc:mariadb:, mysql:, mariadb: or jdbc:h2:")
                .between("poolSize", poolSize, 2, 500)
                .between("connectionTimeout", connectionTimeout, Duration.ofMillis(250), Duration.ofMinutes(2))
                .done();
    }

    /** Without the url, in which a password may stand. */
    @Override
    public String toString() {
        return "StoreSettings[user=" + user + ", poolSize=" + poolSize + "]";
    }
}

package dev.causerie.server.auth.account;

import dev.causerie.server.auth.password.PasswordCost;
import dev.causerie.server.config.StoreSettings;
import dev.causerie.server.store.TestSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A new world for each test, over an H2 file unless a subclass says otherwise. */
class OnDatabase {

    static final PasswordCost CHEAP = new PasswordCost(8, 1, 1);

    @TempDir
    Path data;

    World world;

    private StoreSettings settings;

    @BeforeEach
    void open() {
        settings = settings();
        world = new World(data, settings, List.of(), CHEAP);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** An empty database. */
    StoreSettings settings() {
        return TestSettings.file();
    }

    /** Starts anew over the same database. */
    void reopen(List<String> named, PasswordCost cost) {
        world.close();
        world = new World(data, settings, named, cost);
    }
}

package dev.causerie.server.host.parts;

import dev.causerie.api.store.Store;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.store.Database;
import dev.causerie.server.store.Owner;
import java.util.function.Function;

/** Opens a plugin's store in the server's database, and closes it when the plugin stops. Thread-safe. */
public final class StorePart implements Function<PluginHandle, Store> {

    private final Database database;

    /** Stores in this database. */
    public StorePart(Database database) {
        this.database = database;
    }

    /**
     * The plugin's store, its migrations run.
     *
     * @throws dev.causerie.server.config.OperatorError if a migration fails
     */
    @Override
    public Store apply(PluginHandle plugin) {
        Owner owner = new Owner(plugin.info().id(), plugin.classLoader());
        PluginStore store = new PluginStore(database.store(owner), plugin);
        plugin.scope().add(store);
        return store;
    }
}

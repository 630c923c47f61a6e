package dev.causerie.server.host.parts;

import dev.causerie.api.Rejected;
import dev.causerie.api.store.Duplicate;
import dev.causerie.api.store.Store;
import dev.causerie.server.host.HostSide;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.store.Contention;
import dev.causerie.server.store.StoreUnavailable;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * One plugin's store. What the database refuses comes out in the plugin API's terms, and the plugin's code in a transaction
 * runs with its own class loader. Thread-safe.
 */
final class PluginStore implements Store, AutoCloseable {

    private final dev.causerie.server.store.Store store;
    private final PluginHandle plugin;
    private volatile boolean closed;

    PluginStore(dev.causerie.server.store.Store store, PluginHandle plugin) {
        this.store = store;
        this.plugin = plugin;
    }

    @Override
    public <M> M mapper(Class<M> type) {
        M mapper = store.mapper(type);
        return HostSide.guard(type, mapper, this::requireOpen, PluginStore::translated);
    }

    @Override
    public <R> R transaction(Supplier<R> work) {
        try {
            return store.transaction(() -> plugin.supplyInside(work));
        } catch (RuntimeException failure) {
            throw translated(failure);
        }
    }

    @Override
    public <R> R transactionInTurn(Collection<String> rows, Supplier<R> work) {
        try {
            return store.transactionInTurn(rows, () -> plugin.supplyInside(work));
        } catch (RuntimeException failure) {
            throw translated(failure);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        store.afterCommit(() -> plugin.supplyInside(() -> {
            action.run();
            return true;
        }));
    }

    @Override
    public void close() {
        closed = true;
        store.close();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("Plugin " + plugin.info().id() + " has stopped");
        }
    }

    private static RuntimeException translated(RuntimeException failure) {
        if (failure instanceof dev.causerie.server.store.Duplicate) {
            return new Duplicate(String.valueOf(failure.getMessage()), failure);
        }
        if (failure instanceof StoreUnavailable) {
            return Rejected.unavailable("The database is not available now");
        }
        if (failure instanceof Contention) {
            return Rejected.unavailable("The database is busy: try again");
        }
        return failure;
    }
}

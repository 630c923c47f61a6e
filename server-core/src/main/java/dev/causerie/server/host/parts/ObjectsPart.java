package dev.causerie.server.host.parts;

import dev.causerie.api.object.Objects;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.objects.ObjectStore;
import java.util.function.Function;

/** Gives each plugin the part of the object store under {@code plugins/<id>/}. Thread-safe. */
public final class ObjectsPart implements Function<PluginHandle, Objects> {

    private final ObjectStore store;

    /** Parts of this store. */
    public ObjectsPart(ObjectStore store) {
        this.store = store;
    }

    @Override
    public Objects apply(PluginHandle plugin) {
        return new PluginObjects(store, "plugins/" + plugin.info().id() + "/");
    }
}

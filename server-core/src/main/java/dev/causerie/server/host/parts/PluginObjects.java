package dev.causerie.server.host.parts;

import dev.causerie.api.Rejected;
import dev.causerie.api.object.Objects;
import dev.causerie.server.objects.ObjectBody;
import dev.causerie.server.objects.ObjectNotFound;
import dev.causerie.server.objects.ObjectStore;
import dev.causerie.server.objects.ObjectStoreUnavailable;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/** One plugin's objects: those of the store under a prefix. Thread-safe. */
record PluginObjects(ObjectStore store, String prefix) implements Objects {

    private static final int LONGEST_KEY = 512;

    @Override
    public void put(String key, byte[] content, String contentType) {
        String full = full(key);
        available(() -> {
            store.put(full, ObjectBody.of(content, contentType));
            return full;
        });
    }

    @Override
    public Optional<InputStream> get(String key) {
        String full = full(key);
        return available(() -> {
            try {
                return Optional.of(store.get(full));
            } catch (ObjectNotFound none) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void delete(String key) {
        String full = full(key);
        available(() -> {
            store.delete(full);
            return full;
        });
    }

    private String full(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("An object's key has 1 to 512 characters, and not " + key.length());
        }
        return prefix + key;
    }

    private static <R> R available(Supplier<R> call) {
        try {
            return call.get();
        } catch (ObjectStoreUnavailable away) {
            throw Rejected.unavailable("The object store is not available now");
        }
    }
}

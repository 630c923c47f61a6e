package dev.causerie.testkit;

import dev.causerie.api.object.Objects;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** One plugin's part of an object store that is a map. Thread-safe. */
final class FakeObjects implements Objects {

    private final String prefix;
    private final Map<String, byte[]> objects;

    FakeObjects(String prefix, Map<String, byte[]> objects) {
        this.prefix = prefix;
        this.objects = objects;
    }

    @Override
    public void put(String key, byte[] content, String contentType) {
        if (!key.matches("(?!\\.{1,2}(/|$))[^/]+(/(?!\\.{1,2}(/|$))[^/]+)*") || key.length() > 512) {
            throw new IllegalArgumentException("A key has no empty part and none of dots, and not " + key);
        }
        objects.put(prefix + key, content.clone());
    }

    @Override
    public Optional<InputStream> get(String key) {
        return Optional.ofNullable(objects.get(prefix + key)).map(ByteArrayInputStream::new);
    }

    @Override
    public void delete(String key) {
        objects.remove(prefix + key);
    }
}

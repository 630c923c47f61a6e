package dev.causerie.api.object;

import java.io.InputStream;
import java.util.Optional;

/**
 * The plugin's own part of the object store: keys are its own, whatever other plugins call theirs. Durable once a call
 * returns. Calls block. Thread-safe.
 */
public interface Objects {

    /**
     * Puts an object, replacing what was there.
     *
     * @param key 1 to 512 characters, parts by slashes, no empty part and none that is {@code .} or {@code ..}
     * @throws dev.causerie.api.Rejected with {@code UNAVAILABLE} if the store is away
     */
    void put(String key, byte[] content, String contentType);

    /** Opens an object; the caller closes it. Absent if there is none. */
    Optional<InputStream> get(String key);

    /** Removes an object; no effect when there is none. */
    void delete(String key);
}

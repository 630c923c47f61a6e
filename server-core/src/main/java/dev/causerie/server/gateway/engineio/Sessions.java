package dev.causerie.server.gateway.engineio;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The open sessions of one endpoint by their id. Thread-safe. */
final class Sessions {

    private static final int ID_BYTES = 15;

    private final Map<String, EngineSession> byId = new ConcurrentHashMap<>();
    private final SecureRandom random;

    Sessions(SecureRandom random) {
        this.random = random;
    }

    /** An id of 20 characters that nobody can guess. */
    String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    void add(EngineSession session) {
        byId.put(session.id(), session);
    }

    void remove(EngineSession session) {
        byId.remove(session.id(), session);
    }

    Optional<EngineSession> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<EngineSession> all() {
        return List.copyOf(byId.values());
    }

    int size() {
        return byId.size();
    }
}

package dev.causerie.server.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.causerie.api.Code;
import dev.causerie.api.event.Dialect;
import dev.causerie.server.gateway.Admission;
import dev.causerie.server.gateway.ConnectRequest;
import dev.causerie.server.gateway.Socket;
import dev.causerie.server.gateway.engineio.Handshake;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who may connect, and remembers the decision until the CONNECT has been answered. Calls read the database.
 * Thread-safe.
 */
final class Admissions {

    private static final int ID_BYTES = 15;
    private static final int PRIVATE_ID_BYTES = 24;
    private static final int MAX_DIALECTS = 16;

    private final Identities identities;
    private final Recovery recovery;
    private final boolean tokenRequired;
    private final SecureRandom random;
    private final Cache<Connection, Admitted> pending =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

    /** Two clients may come back to one session; each is to be given what was decided for it. */
    private record Connection(String sessionId, Handshake handshake) {}

    Admissions(Identities identities, Recovery recovery, boolean tokenRequired, SecureRandom random) {
        this.identities = identities;
        this.recovery = recovery;
        this.tokenRequired = tokenRequired;
        this.random = random;
    }

    /** The answer to a CONNECT. */
    Admission decide(ConnectRequest request) {
        return identities
                .of(request)
                .fold(
                        who -> admit(request, Optional.of(who)),
                        () -> tokenRequired ? deny("A token is required") : admit(request, Optional.empty()),
                        Admissions::deny);
    }

    /** What was decided for the socket; given once. */
    Optional<Admitted> take(Socket socket) {
        return Optional.ofNullable(pending.asMap().remove(new Connection(socket.id(), socket.handshake())));
    }

    private Admission admit(ConnectRequest request, Optional<Identity> who) {
        Admitted admitted = recovery.resume(request.auth(), who).orElseGet(() -> fresh(request, who));
        pending.put(new Connection(admitted.sessionId(), request.handshake()), admitted);
        return Admission.accepted(admitted.sessionId(), Optional.of(admitted.privateId()));
    }

    private Admitted fresh(ConnectRequest request, Optional<Identity> who) {
        return new Admitted(
                randomId(ID_BYTES),
                randomId(PRIVATE_ID_BYTES),
                who,
                dialects(request.auth().path("dialects")),
                Optional.empty());
    }

    private static Set<Dialect> dialects(JsonNode named) {
        Set<Dialect> dialects = new HashSet<>();
        for (JsonNode each : named) {
            if (each.isTextual() && each.asText().matches("[a-z][a-z0-9-]{0,31}") && dialects.size() < MAX_DIALECTS) {
                dialects.add(new Dialect(each.asText()));
            }
        }
        return dialects;
    }

    private static Admission deny(String message) {
        return Admission.denied(
                Code.UNAUTHORIZED.name(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("code", Code.UNAUTHORIZED.name())
                        .put("message", message));
    }

    private String randomId(int bytes) {
        byte[] id = new byte[bytes];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}

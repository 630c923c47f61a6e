package dev.causerie.server.gateway.engineio;

import dev.causerie.server.gateway.address.ConnectionLimit;
import dev.causerie.server.gateway.origin.Cors;
import dev.causerie.server.gateway.origin.OriginPolicy;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Optional;

/** What all sessions of one endpoint share. Thread-safe. */
record EndpointContext(
        EngineSettings settings,
        SessionReceiver.Factory receivers,
        OriginPolicy origins,
        Cors cors,
        Sessions sessions,
        Heartbeats heartbeats,
        ConnectionLimit connections,
        RateLimitedLog log) {

    /** Whether a request for this is Engine.IO's. */
    boolean serves(String uri) {
        int query = uri.indexOf('?');
        String asked = query < 0 ? uri : uri.substring(0, query);
        return asked.equals(settings.path()) || (asked + "/").equals(settings.path());
    }

    /** The session that a request for this is about; none where it names none, or one that there is not. */
    Optional<EngineSession> sessionOf(String uri) {
        if (!serves(uri)) {
            return Optional.empty();
        }
        try {
            List<String> ids = new QueryStringDecoder(uri).parameters().getOrDefault("sid", List.of());
            return ids.stream().findFirst().flatMap(sessions::find);
        } catch (IllegalArgumentException e) {
            // Broken percent encoding; the request is refused for it.
            return Optional.empty();
        }
    }

    /** Closes a session that was sent more at once than it may be. */
    void tooLong(EngineSession session) {
        session.run(() -> session.refuse(CloseReason.MALFORMED, "body too long"));
    }
}

package dev.causerie.server.gateway.engineio;

import dev.causerie.server.gateway.address.ConnectionLimit;
import dev.causerie.server.gateway.origin.Cors;
import dev.causerie.server.gateway.origin.OriginPolicy;

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

    /** Closes a session that was sent more at once than it may be. */
    void tooLong(EngineSession session) {
        session.run(() -> session.refuse(CloseReason.MALFORMED, "body too long"));
    }
}

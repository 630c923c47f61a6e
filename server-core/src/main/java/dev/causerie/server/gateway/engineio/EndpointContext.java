package dev.causerie.server.gateway.engineio;

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
        RateLimitedLog log) {}

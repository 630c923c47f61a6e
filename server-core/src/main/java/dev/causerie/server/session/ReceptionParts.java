package dev.causerie.server.session;

import dev.causerie.server.delivery.Delivery;
import dev.causerie.server.dispatch.Dispatcher;
import dev.causerie.server.gateway.EventWriter;
import dev.causerie.server.lane.LanePool;
import dev.causerie.server.log.EventLog;
import java.security.SecureRandom;
import java.time.Clock;

/** What the reception works with. Immutable. */
public record ReceptionParts(
        SessionSettings settings,
        Clock clock,
        SecureRandom random,
        LanePool pool,
        Identities identities,
        LiveSessions sessions,
        SessionListeners listeners,
        RecoveryRecords records,
        Recovery recovery,
        EventLog log,
        Delivery delivery,
        Dispatcher dispatcher,
        EventWriter writer) {}

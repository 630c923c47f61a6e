package dev.causerie.server.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.causerie.server.gateway.EventWriter;
import java.time.Clock;
import java.time.Instant;

/**
 * Closes sessions whose time is over: those that do not sign in, those whose token was revoked, and those that do not renew it. {@link #check}
 * is called every second, by one thread, and does not block.
 */
public final class Curfew {

    private final LiveSessions sessions;
    private final SessionSettings settings;
    private final Clock clock;
    private final EventWriter writer;

    /** Watches over these sessions. */
    public Curfew(LiveSessions sessions, SessionSettings settings, Clock clock, EventWriter writer) {
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
        this.writer = writer;
    }

    /** Looks at every session once. */
    public void check() {
        Instant now = clock.instant();
        for (LiveSession session : sessions.all()) {
            session.identity().ifPresentOrElse(who -> renew(session, who, now), () -> signIn(session, now));
        }
    }

    private void signIn(LiveSession session, Instant now) {
        if (now.isAfter(session.connectedAt().plus(settings.authenticateWithin()))) {
            session.socket().disconnect();
        }
    }

    private void renew(LiveSession session, Identity who, Instant now) {
        if (!who.unrevoked().getAsBoolean()) {
            session.socket().disconnect();
            return;
        }
        if (now.isBefore(who.expiresAt())) {
            return;
        }
        if (session.firstWarning(who)) {
            session.socket()
                    .emit(writer.write(
                            "token-expired",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("closingInMs", settings.renewWithin().toMillis())));
        } else if (now.isAfter(who.expiresAt().plus(settings.renewWithin()))) {
            session.socket().disconnect();
        }
    }
}

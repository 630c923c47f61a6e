package dev.causerie.server.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.SessionEnded;
import dev.causerie.api.session.SessionStarted;
import dev.causerie.server.gateway.Admission;
import dev.causerie.server.gateway.ConnectRequest;
import dev.causerie.server.gateway.DisconnectReason;
import dev.causerie.server.gateway.GatewayApplication;
import dev.causerie.server.gateway.IncomingEvent;
import dev.causerie.server.gateway.Socket;
import dev.causerie.server.lane.Lane;
import dev.causerie.server.session.Admitted.Resumption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the gateway serves: it makes sessions of connections. On the event loops it only enqueues; everything else
 * happens in the session's lane. Thread-safe.
 */
public final class Reception implements GatewayApplication {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final Admissions admissions;
    private final SignIn signIn;
    private final ReceptionParts parts;

    /** A reception that is ready for connections. */
    public Reception(ReceptionParts parts) {
        this.parts = parts;
        this.admissions = new Admissions(
                parts.identities(), parts.recovery(), parts.settings().tokenRequired(), parts.random());
        this.signIn = new SignIn(parts.identities(), parts.writer(), this::signedIn);
    }

    @Override
    public CompletionStage<Admission> connect(ConnectRequest request) {
        return CompletableFuture.supplyAsync(() -> admissions.decide(request), parts.pool());
    }

    @Override
    public void connected(Socket socket) {
        Optional<Admitted> decided = admissions.take(socket);
        if (decided.isEmpty()) {
            socket.closeTransport();
            return;
        }
        Admitted admitted = decided.get();
        LiveSession session = new LiveSession(
                socket,
                admitted.privateId(),
                new Lane(parts.pool(), parts.settings().queue()),
                parts.clock().instant(),
                admitted.dialects(),
                admitted.resumption().isPresent()
                        ? Backlog.open(parts.settings().backlog())
                        : Backlog.none());
        parts.sessions().add(session).ifPresent(this::takenOver);
        session.lane().put(() -> begin(session, admitted));
    }

    @Override
    public void event(Socket socket, IncomingEvent event) {
        mine(socket).ifPresent(session -> {
            if (!session.lane().offer(() -> handle(session, event))) {
                parts.dispatcher().refuse(session, event, Rejected.unavailable("Too many of your events are waiting"));
            }
        });
    }

    @Override
    public void disconnected(Socket socket, DisconnectReason reason) {
        mine(socket).ifPresent(session -> {
            Departure departure = Departure.of(reason);
            if (departure == Departure.FAREWELL) {
                session.leave();
            }
            Instant lostAt = parts.clock().instant().minus(unnoticed(socket, reason));
            session.lane().put(() -> end(session, departure, lostAt));
        });
    }

    private static Duration unnoticed(Socket socket, DisconnectReason reason) {
        return reason == DisconnectReason.PING_TIMEOUT ? socket.silence() : Duration.ZERO;
    }

    private Optional<LiveSession> mine(Socket socket) {
        return parts.sessions().find(socket.id()).filter(session -> session.socket() == socket);
    }

    /** Says goodbye to a connection whose client has come back by another: were it only closed, it would take the session back. */
    private void takenOver(LiveSession old) {
        old.socket().disconnect();
        parts.sessions().remove(old);
    }

    private void begin(LiveSession session, Admitted admitted) {
        try {
            admitted.identity().ifPresent(who -> begin(session, who, admitted.resumption()));
        } catch (RuntimeException failure) {
            LOG.error("Session {} could not begin; its connection is closed", session.id(), failure);
            session.socket().closeTransport();
        }
    }

    private void begin(LiveSession session, Identity who, Optional<Resumption> resumption) {
        long position = resumption.map(Resumption::position).orElseGet(parts.log()::head);
        session.signIn(who);
        enterOwnRooms(session, who);
        boolean whole = resumption
                .map(from -> parts.recovery().replay(session, who, from, parts.delivery()))
                .orElse(true);
        parts.records().begin(session, who, position);
        started(session, who, resumption.isPresent());
        if (!whole) {
            session.socket().closeTransport();
        }
    }

    private void signedIn(LiveSession session, Identity who) {
        boolean first = session.identity().isEmpty();
        long position = parts.log().head();
        session.signIn(who);
        enterOwnRooms(session, who);
        parts.records().begin(session, who, position);
        if (first) {
            started(session, who, false);
        }
    }

    private void enterOwnRooms(LiveSession session, Identity who) {
        parts.sessions().join(session, Room.ofUser(who.user().id()));
        parts.sessions().join(session, Room.ofSession(session.id()));
    }

    private void started(LiveSession session, Identity who, boolean recovered) {
        session.snapshot()
                .ifPresent(snapshot -> parts.listeners().started(new SessionStarted(snapshot, who.user(), recovered)));
    }

    private CompletionStage<?> handle(LiveSession session, IncomingEvent event) {
        if (event.name().equals("authenticate")) {
            signIn.handle(session, event);
        } else if (session.identity().isEmpty()) {
            parts.dispatcher().refuse(session, event, new Rejected(Code.UNAUTHORIZED, "Authenticate first"));
        } else if (event.name().equals("ping")) {
            event.reply()
                    .ifPresent(reply ->
                            reply.answer(JsonNodeFactory.instance.objectNode().put("success", true)));
        } else {
            return parts.dispatcher().dispatch(session, session.identity().get(), event, parts.records()::update);
        }
        return CompletableFuture.completedFuture(null);
    }

    private void end(LiveSession session, Departure departure, Instant lostAt) {
        // A goodbye is noted first of all: as long as it is among the sessions, nobody can come back to it.
        boolean over = departure == Departure.LOST || parts.records().forget(session);
        if (!parts.sessions().remove(session) || session.identity().isEmpty()) {
            return;
        }
        if (departure == Departure.LOST) {
            over = parts.records().lost(session);
        }
        if (over) {
            ended(session, session.identity().get(), departure == Departure.FAREWELL, lostAt);
        }
    }

    /** Tells the plugins; for them, a session that lives on at another node has never been away. */
    private void ended(LiveSession session, Identity who, boolean goodbye, Instant lostAt) {
        session.snapshot().ifPresent(snapshot -> parts.listeners()
                .ended(new SessionEnded(snapshot, who.user(), goodbye, lostAt)));
    }
}

package dev.causerie.server.gateway.engineio;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/** What the GET and POST requests of a polling client do to its session, on the session's event loop. Stateless. */
final class PollingRequests {

    private static final long RELEASE_MILLIS = 50;

    private PollingRequests() {}

    /** Waits for something to send; a second GET beside an open one ends the session. */
    static void get(EngineSession session, Exchange exchange) {
        if (!session.isOpen()) {
            if (!session.lastWords(exchange)) {
                exchange.fail(EngineError.UNKNOWN_SESSION);
            }
        } else if (!(session.transport() instanceof PollingTransport polling)) {
            exchange.fail(EngineError.BAD_REQUEST);
        } else if (polling.open().isPresent()) {
            session.close(CloseReason.TRANSPORT_ERROR);
            exchange.fail(EngineError.BAD_REQUEST);
        } else {
            session.seen();
            polling.poll(exchange);
            session.outbox().drain();
            if (session.upgrade().isProbed() && !exchange.isAnswered()) {
                releaseSoon(session, polling, exchange);
            }
        }
    }

    /** Ends the poll of a client that goes over, unless its upgrade packet comes first, which may be on its way. */
    private static void releaseSoon(EngineSession session, PollingTransport polling, Exchange exchange) {
        Runnable release = () -> {
            if (polling.open().filter(open -> open == exchange).isPresent()) {
                polling.release();
            }
        };
        session.runAfter(RELEASE_MILLIS, release);
    }

    /** Handles the packets of the body, then answers; takes the body over. */
    static void post(EngineSession session, Exchange exchange, ByteBuf body) {
        try {
            if (!session.isOpen()) {
                exchange.fail(EngineError.UNKNOWN_SESSION);
            } else if (!(session.transport() instanceof PollingTransport)) {
                exchange.fail(EngineError.BAD_REQUEST);
            } else {
                answer(exchange, handle(session, body));
            }
        } finally {
            body.release();
        }
    }

    private static void answer(Exchange exchange, Optional<CloseReason> closed) {
        if (closed.filter(CloseReason.TOO_FAST::equals).isPresent()) {
            exchange.fail(EngineError.TOO_FAST);
        } else if (closed.filter(CloseReason.MALFORMED::equals).isPresent()) {
            exchange.fail(EngineError.BAD_REQUEST);
        } else {
            exchange.ok();
        }
    }

    /** Hands on what the body holds; returns why the session was closed meanwhile, if it was. */
    private static Optional<CloseReason> handle(EngineSession session, ByteBuf body) {
        try {
            PollingPayload.read(body, new ToSession(session));
        } catch (MalformedPacketException e) {
            session.malformed(e);
        }
        return session.closeReason();
    }

    /** The client gave its open GET up, which is how a polling client goes away. */
    static void aborted(EngineSession session, Exchange exchange) {
        boolean waits = session.transport() instanceof PollingTransport polling
                && polling.open().filter(open -> open == exchange).isPresent();
        if (waits) {
            session.close(CloseReason.TRANSPORT_ERROR);
        }
    }

    /** Hands packets to a session. */
    private record ToSession(EngineSession session) implements PollingPayload.Packets {
        @Override
        public boolean text(ByteBuf packet) {
            return session.receive(packet);
        }

        @Override
        public boolean binary(byte[] message) {
            return session.receiveBinary(message);
        }
    }
}

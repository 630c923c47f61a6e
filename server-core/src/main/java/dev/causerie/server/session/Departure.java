package dev.causerie.server.session;

import dev.causerie.server.gateway.DisconnectReason;

/** How a session ended. */
enum Departure {
    /** The client or the server said goodbye: it does not come back. */
    FAREWELL,
    /** The connection was lost or closed: it may come back. */
    LOST;

    static Departure of(DisconnectReason reason) {
        return switch (reason) {
            case CLIENT_DISCONNECT, SERVER_DISCONNECT, MALFORMED_PACKET, TOO_FAST -> FAREWELL;
            case TRANSPORT_CLOSE, TRANSPORT_ERROR, PING_TIMEOUT, TOO_SLOW, SHUTDOWN -> LOST;
        };
    }
}

package dev.causerie.server.gateway;

import dev.causerie.server.gateway.engineio.CloseReason;

/** Why a socket is gone. */
public enum DisconnectReason {
    /** The client sent DISCONNECT. */
    CLIENT_DISCONNECT,
    /** {@link Socket#disconnect()} was called. */
    SERVER_DISCONNECT,
    /** The connection was closed, by the client, by the network or by {@link Socket#closeTransport()}. */
    TRANSPORT_CLOSE,
    /** The connection broke. */
    TRANSPORT_ERROR,
    /** The client did not answer the heartbeat. */
    PING_TIMEOUT,
    /** The client sent what neither protocol allows. */
    MALFORMED_PACKET,
    /** The client sent more than it may in a time. */
    TOO_FAST,
    /** The client did not read what was sent to it. */
    TOO_SLOW,
    /** The gateway is being stopped. */
    SHUTDOWN;

    static DisconnectReason of(CloseReason reason) {
        return switch (reason) {
            case CLIENT_CLOSED, SERVER_CLOSED -> TRANSPORT_CLOSE;
            case TRANSPORT_ERROR -> TRANSPORT_ERROR;
            case PING_TIMEOUT -> PING_TIMEOUT;
            case MALFORMED -> MALFORMED_PACKET;
            case TOO_FAST -> TOO_FAST;
            case TOO_SLOW -> TOO_SLOW;
            case SHUTDOWN -> SHUTDOWN;
        };
    }
}

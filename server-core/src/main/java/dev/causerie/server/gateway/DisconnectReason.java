package dev.causerie.server.gateway;

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
    /** The client did not read what was sent to it. */
    TOO_SLOW,
    /** The gateway is being stopped. */
    SHUTDOWN
}

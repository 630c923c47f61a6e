package dev.causerie.server.gateway.engineio;

/** Why a session ended. */
public enum CloseReason {
    /** The client closed it, or its connection went away. */
    CLIENT_CLOSED,
    /** The server closed it. */
    SERVER_CLOSED,
    /** The connection broke. */
    TRANSPORT_ERROR,
    /** No sign of life after a ping. */
    PING_TIMEOUT,
    /** The client sent what the protocol does not allow. */
    MALFORMED,
    /** The client sent more than it may in a time. */
    TOO_FAST,
    /** The client did not read what was sent to it. */
    TOO_SLOW,
    /** The server is being stopped. */
    SHUTDOWN
}

package dev.causerie.media;

/** Why a transport ended. Immutable. */
public enum CloseReason {
    /** It was asked for: by {@code closeTransport}, {@code closeParticipant}, {@code closeTransports}, or the router's own end. */
    ASKED,
    /** The client said goodbye (DTLS close_notify). */
    LEFT,
    /** Nothing authentic was heard from the client for the consent timeout (RFC 7675). */
    SILENT,
    /** The DTLS handshake failed, or the certificate is not the one of the offer. */
    REFUSED,
    /** The client has offered another connection in its place: one with another certificate. */
    REPLACED
}

package dev.causerie.server.auth.token;

/** Where a request carries its token; the first that has one counts. */
public enum TokenSource {
    /** {@code auth.token} of a Socket.IO handshake. */
    HANDSHAKE,
    /** {@code Authorization: Bearer …} (RFC 6750, section 2.1). */
    HEADER,
    /** The query parameter {@code token}. */
    QUERY,
    /** The cookie, whose name is a setting. Browsers send it unasked, so it is believed last, and a bad one is none. */
    COOKIE
}

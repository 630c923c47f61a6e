package dev.causerie.server.session;

import dev.causerie.server.gateway.ConnectRequest;

/** Says who clients are. Calls may read the database. Thread-safe. */
public interface Identities {

    /** Who opens a connection: by the first token among the places that the contract names. */
    Claim of(ConnectRequest request);

    /** Whom a token names; never {@link Claim.Anonymous}. */
    Claim of(String token);
}

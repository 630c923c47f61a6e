package dev.causerie.server.session;

import dev.causerie.server.gateway.ConnectRequest;
import java.time.Instant;
import java.util.Optional;

/** Says who clients are. Calls may read the database. Thread-safe. */
public interface Identities {

    /** Who opens a connection: by the first token among the places that the contract names. */
    Claim of(ConnectRequest request);

    /** Whom a token names; never {@link Claim.Anonymous}. */
    Claim of(String token);

    /**
     * Who signed in before by a token that is not at hand any more; absent if it is over or was revoked since, or the
     * user was deleted.
     *
     * @param login that of the {@link Identity} then
     * @param expiresAt that of the {@link Identity} then
     */
    Optional<Identity> again(long userId, String login, Instant expiresAt);
}

package dev.causerie.server.auth.token;

import java.time.Instant;

/**
 * An access token that was good when it was checked; {@link Tokens#stillGood} asks again. Immutable.
 *
 * @param userId whose it is
 * @param loginId the login that it was issued to: one device of that user, until it logs out
 * @param version how often the user's tokens had been revoked as a whole when it was issued
 * @param tokenId its own id ({@code jti})
 * @param expiresAt from then on it is bad
 */
public record Verified(long userId, long loginId, int version, String tokenId, Instant expiresAt)
        implements Verification {}

package dev.causerie.server.auth.account;

import java.time.Instant;

/**
 * One device on which a user is signed in. Immutable.
 *
 * @param id its id
 * @param userAgent what the client called itself
 * @param createdAt when he signed in
 * @param lastUsedAt when its tokens were last renewed
 */
public record Login(long id, String userAgent, Instant createdAt, Instant lastUsedAt) {}

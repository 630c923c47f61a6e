package dev.causerie.server.session;

import dev.causerie.api.domain.users.User;
import java.time.Instant;

/**
 * Who a session belongs to. Immutable.
 *
 * @param expiresAt when the token ends that said so
 */
public record Identity(User user, Instant expiresAt) {}

package dev.causerie.server.session;

import dev.causerie.api.domain.users.User;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Who a session belongs to. Immutable.
 *
 * @param expiresAt when the token ends that said so
 * @param unrevoked whether that token is still good; does not block
 */
public record Identity(User user, Instant expiresAt, BooleanSupplier unrevoked) {}

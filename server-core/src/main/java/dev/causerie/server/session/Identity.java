package dev.causerie.server.session;

import dev.causerie.api.domain.users.User;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Who a session belongs to. Immutable.
 *
 * @param login what {@link Identities} knows the token by that said so, up to 128 characters; it is no secret
 * @param expiresAt when that token ends
 * @param unrevoked whether that token was not taken back, be its time over or not; does not block
 */
public record Identity(User user, String login, Instant expiresAt, BooleanSupplier unrevoked) {}

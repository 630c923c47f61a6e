package dev.causerie.server.auth.http;

import dev.causerie.api.domain.users.User;
import dev.causerie.server.auth.token.Verified;

/**
 * Who sent a REST request. Immutable.
 *
 * @param user who
 * @param token by what he is known
 */
public record Principal(User user, Verified token) {}

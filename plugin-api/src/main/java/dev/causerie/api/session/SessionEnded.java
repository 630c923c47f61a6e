package dev.causerie.api.session;

import dev.causerie.api.domain.users.User;

/**
 * A session's connection ended. Immutable.
 *
 * @param deliberate whether the client or the server said goodbye; false for a connection that was lost
 */
public record SessionEnded(Session session, User user, boolean deliberate) {}

package dev.causerie.api.session;

import dev.causerie.api.domain.users.User;

/**
 * A session was signed in or recovered. Immutable.
 *
 * @param recovered whether it is the same one again, after a lost connection
 */
public record SessionStarted(Session session, User user, boolean recovered) {}

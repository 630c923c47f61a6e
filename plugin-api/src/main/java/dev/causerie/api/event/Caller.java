package dev.causerie.api.event;

import dev.causerie.api.domain.users.User;
import dev.causerie.api.session.Session;

/**
 * Who sent an event. Immutable.
 *
 * @param session the session it came from
 * @param user whose session that is
 * @param dialect the dialect that owns the event
 */
public record Caller(Session session, User user, Dialect dialect) {}

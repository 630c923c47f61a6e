package dev.causerie.api.session;

import dev.causerie.api.domain.users.User;
import java.time.Instant;

/**
 * A session's connection ended. Immutable.
 *
 * @param deliberate whether the client or the server said goodbye; false for a connection that was lost
 * @param lostAt when that was; of a client that fell silent, its last sign of life, which the server noticed by its missing
 *     answer to the heartbeat
 */
public record SessionEnded(Session session, User user, boolean deliberate, Instant lostAt) {}

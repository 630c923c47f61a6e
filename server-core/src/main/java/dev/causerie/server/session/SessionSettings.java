package dev.causerie.server.session;

import java.time.Duration;

/**
 * The limits of sessions. Immutable.
 *
 * @param tokenRequired whether a connection without a token is refused at once
 * @param authenticateWithin how long a connection without a token may stay without signing in
 * @param renewWithin how long a session may stay once its token is over
 * @param queue how many events of one session may wait
 * @param backlog how many live events are held while a session is sent what it missed
 */
public record SessionSettings(
        boolean tokenRequired, Duration authenticateWithin, Duration renewWithin, int queue, int backlog) {}

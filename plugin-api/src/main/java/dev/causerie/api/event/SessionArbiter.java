package dev.causerie.api.event;

import dev.causerie.api.session.Session;

/** An arbiter of something that sessions take part in, one at a time each, such as the one meeting a session is in. */
public interface SessionArbiter extends Arbiter {

    /**
     * What the session takes part in now.
     *
     * @throws dev.causerie.api.Rejected with {@code FORBIDDEN} if it takes part in none
     */
    String subjectOf(Session session);
}

package dev.causerie.api.event;

import dev.causerie.api.domain.users.User;
import dev.causerie.api.session.Session;

/** A service that knows how users stand to what it keeps, such as meetings. */
public interface Arbiter {

    /**
     * How {@code user} stands to {@code subject} now; reads the database or a cache keyed by revision.
     *
     * @throws dev.causerie.api.Rejected with {@code NOT_FOUND} if there is no such subject
     */
    Standing standing(User user, String subject);

    /**
     * What the session takes part in now, such as the one meeting it is in.
     *
     * @throws dev.causerie.api.Rejected with {@code FORBIDDEN} if it takes part in none
     */
    default String subjectOf(Session session) {
        throw new UnsupportedOperationException("Sessions take part in none of these");
    }
}

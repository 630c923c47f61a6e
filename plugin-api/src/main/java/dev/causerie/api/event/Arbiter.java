package dev.causerie.api.event;

import dev.causerie.api.domain.users.User;

/** A service that knows how users stand to what it keeps, such as meetings. */
public interface Arbiter {

    /**
     * How {@code user} stands to {@code subject} now; reads the database or a cache keyed by revision.
     *
     * @throws dev.causerie.api.Rejected with {@code NOT_FOUND} if there is no such subject
     */
    Standing standing(User user, String subject);
}

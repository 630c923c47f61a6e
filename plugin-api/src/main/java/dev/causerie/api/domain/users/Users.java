package dev.causerie.api.domain.users;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The users of the server; offered by the host. Calls may read the database. Thread-safe. */
public interface Users {

    /** The user with this id; absent if there is none or it was deleted. */
    Optional<User> find(long id);

    /** The users with these ids, by id; those that do not exist are left out. */
    Map<Long, User> findAll(Collection<Long> ids);
}

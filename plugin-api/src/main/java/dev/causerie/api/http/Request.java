package dev.causerie.api.http;

import dev.causerie.api.domain.users.User;
import java.util.Optional;

/** A REST request. Read-only; good until the handler returns. */
public interface Request {

    /** Who sent it. */
    User user();

    /** The part of the path that {@code name} in braces matched, decoded. */
    String path(String name);

    /** A query parameter, decoded; the first when it is repeated. */
    Optional<String> query(String name);

    /** A header, by its name in any case; the first when it is repeated. */
    Optional<String> header(String name);

    /**
     * The {@code limit} of a list: the query parameter, else {@code fallback}.
     *
     * @throws dev.causerie.api.Rejected with {@code BAD_REQUEST} if it is no number from 1 to {@code most}
     */
    int limit(int fallback, int most);
}

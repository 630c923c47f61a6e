package dev.causerie.server.auth.account;

import dev.causerie.api.domain.users.User;
import java.util.Optional;

/**
 * A user as only he himself sees it. Immutable.
 *
 * @param user what everybody may know
 * @param email his address; none for guests
 */
public record Account(User user, Optional<String> email) {}

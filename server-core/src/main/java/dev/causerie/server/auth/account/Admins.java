package dev.causerie.server.auth.account;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The accounts that the configuration names as administrators, by username or e-mail address, whatever the case.
 * Immutable.
 */
public final class Admins {

    private final Set<String> keys;

    /** Names these; who is listed is an administrator from the next start on, and no longer when he is taken off. */
    public Admins(Collection<String> names) {
        this.keys = names.stream().map(SignIn::key).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether this account administers the server: by the configuration, or by its own right. */
    boolean include(UserRow user) {
        return user.admin()
                || (user.usernameKey() != null && keys.contains(user.usernameKey()))
                || (user.emailKey() != null && keys.contains(user.emailKey()));
    }

    /** Whether whoever has this name becomes an administrator. */
    boolean name(Username username) {
        return keys.contains(username.key());
    }
}

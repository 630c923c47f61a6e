package dev.causerie.server.store;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose tables and mappers they are: the host's or a plugin's. Immutable.
 *
 * @param id small letters, digits and hyphens; {@code host} is the server itself
 * @param classes loader of its mappers and of its migrations in {@code db/<id>}
 */
public record Owner(String id, ClassLoader classes) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** Refuses ids that can not name a table. */
    public Owner {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "'" + id + "' can not own tables: small letters, digits, hyphens, at most 40");
        }
    }

    /** The server itself. */
    public static Owner host() {
        return new Owner("host", Owner.class.getClassLoader());
    }

    String migrations() {
        return "db/" + id;
    }

    String historyTable() {
        return "flyway_" + id.replace('-', '_');
    }

    /** Whether the owner brings migrations itself; what its class loader inherits from others is not its own. */
    boolean hasMigrations() {
        return migrationsUrl() != null;
    }

    private @Nullable URL migrationsUrl() {
        return classes instanceof URLClassLoader own
                ? own.findResource(migrations())
                : classes.getResource(migrations());
    }
}

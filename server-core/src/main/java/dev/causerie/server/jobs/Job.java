package dev.causerie.server.jobs;

import java.util.regex.Pattern;

/**
 * Something to be done, once a handler of its name is there. Immutable.
 *
 * @param name which handler: 1 to 60 small letters, digits, dots and hyphens
 * @param key which of them: 1 to 120 characters; a second one of the same name and key is the same job
 * @param data JSON for the handler
 */
public record Job(String name, String key, String data) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,59}");
    private static final int KEY = 120;

    /** Refuses what the table can not hold. */
    public Job {
        if (!NAME.matcher(name).matches() || key.isEmpty() || key.length() > KEY) {
            throw new IllegalArgumentException("A job can not be named '" + name + "' with the key '" + key + "'");
        }
    }

    /** The id under which it is stored: the name has no colon, so the first one ends it. */
    String id() {
        return name + ":" + key;
    }

    static Job of(String id, String data) {
        var parts = id.split(":", 2);
        return new Job(parts[0], parts[1], data);
    }
}

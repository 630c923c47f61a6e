package dev.causerie.api.room;

/**
 * The name of a set of sessions that hear the same events. Immutable.
 *
 * @param kind what it belongs to, such as {@code meeting}: lower-case letters and hyphens, up to 32
 * @param id which one of that kind: 1 to 128 characters
 */
public record Room(String kind, String id) {

    /** Checks kind and id. */
    public Room {
        if (!kind.matches("[a-z][a-z-]{0,31}")) {
            throw new IllegalArgumentException("A room's kind is lower case, up to 32 characters, and not " + kind);
        }
        if (id.isBlank() || id.length() > 128) {
            throw new IllegalArgumentException("A room's id has 1 to 128 characters, and not " + id.length());
        }
    }

    /** A room by kind and id. */
    public static Room of(String kind, String id) {
        return new Room(kind, id);
    }

    /** Where every session of the user is, always. */
    public static Room ofUser(long userId) {
        return new Room("user", Long.toString(userId));
    }

    /** Where this session is, alone, always. */
    public static Room ofSession(String sessionId) {
        return new Room("session", sessionId);
    }

    /** The room as one word, {@code kind:id}. */
    public String key() {
        return kind + ":" + id;
    }

    /**
     * The room that a {@link #key} names.
     *
     * @throws IllegalArgumentException if it names none
     */
    public static Room parse(String key) {
        int colon = key.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("A room's key is kind:id, and not " + key);
        }
        return new Room(key.substring(0, colon), key.substring(colon + 1));
    }

    @Override
    public String toString() {
        return key();
    }
}

package dev.causerie.server.log;

/**
 * A durable event as it is written. Immutable.
 *
 * @param room whom it is for, at most 190 characters
 * @param type what happened, at most 190 characters
 * @param owner id of the plugin, or {@code host}, that can read the payload; at most 40 characters
 * @param payload JSON
 */
public record LoggedEvent(String room, String type, String owner, String payload) {
    private static final int NAME = 190;
    private static final int OWNER = 40;

    /** Refuses what the table can not hold, for a database would only say so at the end of the work. */
    public LoggedEvent {
        requireLength("room", room, NAME);
        requireLength("type", type, NAME);
        requireLength("owner", owner, OWNER);
    }

    private static void requireLength(String name, String value, int most) {
        if (value.isEmpty() || value.length() > most) {
            throw new IllegalArgumentException(
                    "The " + name + " of an event has 1 to " + most + " characters, not " + value.length());
        }
    }
}

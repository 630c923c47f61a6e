package dev.causerie.api.event;

/**
 * The Socket.IO protocol of one kind of client application. A session speaks a dialect from the moment it sends one of
 * its events, or names it at the handshake ({@code auth.dialects}). Immutable.
 *
 * @param name lower-case letters, digits and hyphens
 */
public record Dialect(String name) {

    /** Meetings: kebab-case, string ids. */
    public static final Dialect VISIO = new Dialect("visio");
    /** Servers and channels: snake_case and {@code noun:verb}, integer ids. */
    public static final Dialect CHAT_RTC = new Dialect("chat-rtc");
    /** Conversations: snake_case events, camelCase fields, integer ids. */
    public static final Dialect CONVERSATIONS = new Dialect("conversations");
    /** {@code message}, boolean {@code typing}, free {@code context}. */
    public static final Dialect ROOMS = new Dialect("rooms");
    /** Conversations with statuses, presence and groups: kebab-case, string ids. */
    public static final Dialect MESSENGER = new Dialect("messenger");

    /** Checks the name. */
    public Dialect {
        if (!name.matches("[a-z][a-z0-9-]{0,31}")) {
            throw new IllegalArgumentException("A dialect's name is lower case, up to 32 characters, and not " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

package dev.causerie.api.domain.messages;

/** What a message is. */
public enum MessageType {
    /** Words of a user. */
    TEXT,
    /** Words of the server. */
    SYSTEM,
    /** One emoji of a user. */
    REACTION
}

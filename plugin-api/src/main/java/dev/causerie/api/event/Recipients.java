package dev.causerie.api.event;

/** Which sessions of the room a rendering is for. */
public enum Recipients {
    /** All of them, the sender's own included. */
    EVERYONE,
    /** All but the session that the event came from. */
    OTHER_SESSIONS,
    /** All but the sessions of the user whom the event came from. */
    OTHER_USERS
}

package dev.causerie.api.domain.meetings;

/** What a meeting lets happen. */
public enum MeetingState {
    /** Anyone signed in may join. */
    OPEN,
    /** Who joins waits for approval. */
    WAITING_ROOM,
    /** Nobody joins any more. */
    LOCKED,
    /** Over. */
    ENDED
}

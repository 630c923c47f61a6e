package dev.causerie.api.domain.meetings;

/** What a user is to a meeting. */
public enum MeetingRole {
    /** Whom the meeting obeys; one at a time. */
    HOST,
    /** Joined, and not the host. */
    PARTICIPANT,
    /** Knocked, and not let in yet. */
    WAITING,
    /** Thrown out, and not allowed back. */
    EJECTED,
    /** A guest of this meeting who has not joined. */
    GUEST,
    /** Someone else. */
    STRANGER
}

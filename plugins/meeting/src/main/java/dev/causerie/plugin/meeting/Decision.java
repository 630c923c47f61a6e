package dev.causerie.plugin.meeting;

/** What a host decided about a user of his meeting. */
enum Decision {
    /** He was let in, and may come back. */
    APPROVED,
    /** He was thrown out, and may not. */
    EJECTED
}

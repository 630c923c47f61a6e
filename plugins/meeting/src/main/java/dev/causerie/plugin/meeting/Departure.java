package dev.causerie.plugin.meeting;

/** How somebody left a meeting, with the last of his devices. */
enum Departure {
    /** He went, or the meeting ended. */
    LEFT,
    /** His connection was lost, and did not come back in time. */
    LOST,
    /** The host does not want him: he was ejected, sent back, or refused when he came again. */
    REMOVED
}

package dev.causerie.plugin.meeting;

/**
 * The one who shares a screen in a meeting: a row of {@code meeting_screen_shares}. Immutable.
 *
 * @param sessionId the device that shares
 */
record ScreenShareRow(String sessionId, long userId, String username) {

    /** In {@code meeting-joined}. */
    Sharer sharer() {
        return new Sharer(Long.toString(userId), username);
    }

    /** Who shares, on the wire. Immutable. */
    record Sharer(String userId, String username) {}
}

package dev.causerie.plugin.rooms;

import dev.causerie.api.Rejected;

/** {@code room:join}, from a client. Immutable. */
record JoinRoom(String roomId) {

    private static final int MAX_ID = 128;

    /** The id of a room, if it can be one. */
    static String checked(String roomId) {
        if (roomId.isBlank() || roomId.length() > MAX_ID) {
            throw Rejected.badRequest("roomId", "must have 1 to " + MAX_ID + " characters");
        }
        return roomId;
    }
}

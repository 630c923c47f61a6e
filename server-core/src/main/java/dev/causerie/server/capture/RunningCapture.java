package dev.causerie.server.capture;

import dev.causerie.api.room.Room;
import dev.causerie.media.Tap;

/**
 * A capture that runs here. Immutable.
 *
 * @param room what is captured
 * @param capture takes the frames
 * @param tap gives them
 */
record RunningCapture(Room room, RoomCapture capture, Tap tap) {}

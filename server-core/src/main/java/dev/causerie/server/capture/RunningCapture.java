package dev.causerie.server.capture;

import dev.causerie.media.Tap;

/**
 * A capture that runs here. Immutable.
 *
 * @param capture takes the frames
 * @param tap gives them
 */
record RunningCapture(RoomCapture capture, Tap tap) {}

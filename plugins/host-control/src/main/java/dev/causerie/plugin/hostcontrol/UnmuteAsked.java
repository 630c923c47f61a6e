package dev.causerie.plugin.hostcontrol;

import dev.causerie.api.event.Backpressure;
import dev.causerie.api.event.VolatileEvent;

/**
 * The host would like to hear someone; sent to the sessions with which that one is in the meeting. Immutable.
 *
 * @param by the host
 * @param byName his name
 */
record UnmuteAsked(String meetingId, long by, String byName) implements VolatileEvent {

    @Override
    public Backpressure backpressure() {
        return Backpressure.BUFFER;
    }
}

package dev.causerie.server.session;

import dev.causerie.api.event.Dialect;
import dev.causerie.api.room.Room;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was decided when a client asked to connect, until its CONNECT is answered. Immutable.
 *
 * @param sessionId the id it goes by
 * @param privateId the id that only it knows
 * @param identity who it is, if it is signed in
 * @param dialects what it speaks
 * @param resumption what it comes back to, if it does
 */
record Admitted(
        String sessionId,
        String privateId,
        Optional<Identity> identity,
        Set<Dialect> dialects,
        Optional<Resumption> resumption) {

    /**
     * What a session comes back to. Immutable.
     *
     * @param rooms those that were granted anew
     * @param position up to where the client has the durable events
     */
    record Resumption(List<Room> rooms, long position) {}
}

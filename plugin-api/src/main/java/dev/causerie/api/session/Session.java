package dev.causerie.api.session;

import dev.causerie.api.event.Dialect;
import java.util.Set;

/**
 * One connected client of a signed-in user: a browser tab, a device. It keeps its id over a recovered reconnect. A
 * snapshot: immutable.
 *
 * @param id random, unguessable; never shown to other users
 * @param userId whose it is
 * @param dialects what it speaks; empty until it has sent an event or named one
 */
public record Session(String id, long userId, Set<Dialect> dialects) {

    /** Takes a copy of the dialects. */
    public Session {
        dialects = Set.copyOf(dialects);
    }
}

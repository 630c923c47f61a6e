package dev.causerie.api.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Follows sessions. Listeners are undone when the plugin stops. Thread-safe. */
public interface Sessions {

    /**
     * Calls {@code listener} in the session's lane after it was signed in, and again after it was recovered: before
     * any of its events is handled.
     */
    void onStarted(Consumer<SessionStarted> listener);

    /**
     * Calls {@code listener} in the session's lane after its connection ended, behind all of its events. The session may
     * come back by recovery; a plugin that waits for it says so by a timer.
     */
    void onEnded(Consumer<SessionEnded> listener);

    /** The connected sessions of a user on any node, at this moment. */
    List<Session> of(long userId);

    /**
     * When the user's sessions that are connected no more, and may still come back, lost their connections, by session id. Of
     * those whose node died it is that node's last sign of life, which others notice some seconds later.
     */
    Map<String, Instant> lost(long userId);
}

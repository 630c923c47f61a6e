package dev.causerie.plugin.notification;

import dev.causerie.api.event.Publisher;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.SessionStarted;
import dev.causerie.api.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells users how many notifications they have not read. A change only notes whose count it may have changed; one task of
 * this node counts, after the commit. So no transaction waits for another user's, changes that come together are told
 * together, and the last count that is told is the last one there was. It also keeps the bound, for the same
 * reasons. Thread-safe.
 */
final class UnreadCounts {

    /** How long a change waits to be told at the most. */
    static final Duration PAUSE = Duration.ofMillis(200);

    /** The most notifications that are kept for a user. */
    static final int MAX_KEPT = 500;

    private final Store store;
    private final NotificationTable table;
    private final UpkeepTable upkeep;
    private final Publisher publisher;
    private final Set<Long> stale = ConcurrentHashMap.newKeySet();

    UnreadCounts(Store store, Publisher publisher) {
        this.store = store;
        this.table = store.mapper(NotificationTable.class);
        this.upkeep = store.mapper(UpkeepTable.class);
        this.publisher = publisher;
    }

    int of(long userId) {
        return table.unread(userId);
    }

    /** Tells a session that has just come, and nobody else. */
    void started(SessionStarted event) {
        publisher.send(
                Room.ofSession(event.session().id()),
                new UnreadCount.AtStart(of(event.user().id())));
    }

    /** Has the user's count told after the commit of this thread's transaction. */
    void changed(long userId) {
        store.afterCommit(() -> stale.add(userId));
    }

    /** Tells the counts that may have changed. */
    void tell() {
        for (long userId : List.copyOf(stale)) {
            stale.remove(userId);
            try {
                store.transaction(() -> tell(userId));
            } catch (RuntimeException failure) {
                stale.add(userId);
                throw failure;
            }
        }
    }

    private void tell(long userId) {
        int tooMany = upkeep.count(userId) - MAX_KEPT;
        if (tooMany > 0) {
            upkeep.delete(upkeep.firstToGo(userId, tooMany));
        }
        publisher.publish(Room.ofUser(userId), new UnreadCount.Changed(of(userId)));
    }
}

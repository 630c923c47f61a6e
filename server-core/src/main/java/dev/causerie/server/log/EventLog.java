package dev.causerie.server.log;

import dev.causerie.server.store.Store;
import dev.causerie.server.store.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * The durable events: written inside the transaction of the change they tell of, read back by position. Thread-safe.
 *
 * <p>An event that was appended is in the order, once and at one position, when its transaction is committed, and nowhere
 * when it is not. Of two events, the one whose transaction was committed before the other's append comes first.
 */
public final class EventLog {
    private final Transactions transactions;
    private final EventLogRows rows;
    private final Clock clock;
    private final Runnable committed;

    /**
     * Takes the host's store, the clock for {@code createdAt}, and what to run when events have been committed, which is
     * {@link Sequencer#wake}.
     */
    public EventLog(Store host, Transactions transactions, Clock clock, Runnable committed) {
        this.transactions = transactions;
        this.rows = host.mapper(EventLogRows.class);
        this.clock = clock;
        this.committed = committed;
    }

    /**
     * Writes the event with the thread's transaction. Blocking.
     *
     * @throws IllegalStateException outside a transaction, for the event could tell of what never happened
     */
    public void append(LoggedEvent event) {
        if (!transactions.active()) {
            throw new IllegalStateException("The event " + event.type() + " was appended outside a transaction");
        }
        rows.append(event, clock.instant());
        transactions.afterCommit(committed);
    }

    /**
     * The events after the position in any of the rooms, in their order, as many as the limit. It is all there was only if
     * {@link #floor}, asked afterwards, is not above the position. Blocking.
     */
    public List<StampedEvent> since(long position, Set<String> rooms, int limit) {
        return since(position, rooms, "", limit);
    }

    /** The same without the events of one type. */
    public List<StampedEvent> since(long position, Set<String> rooms, String unheard, int limit) {
        return rooms.isEmpty() ? List.of() : rows.inRooms(position, rooms, unheard, limit);
    }

    /** The last position given, 0 before the first. Blocking. */
    public long head() {
        return rows.mark("head");
    }

    /** The last position that was deleted, 0 before the first: everything after it is still here. Blocking. */
    public long floor() {
        return rows.mark("floor");
    }
}

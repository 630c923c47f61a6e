package dev.causerie.server.log;

import dev.causerie.server.store.SqlFaults;
import dev.causerie.server.store.Store;
import dev.causerie.server.store.Transactions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives positions to committed events, in the order of their ids. Only the last one that claimed may: each batch checks
 * the epoch in its own transaction, so one that lost it can not stamp a single event more. Owned by one thread.
 */
final class Stamper {
    private final Store host;
    private final Transactions transactions;
    private final EventLogRows rows;
    private final int batch;
    private long epoch;
    private long head;

    Stamper(Store host, Transactions transactions, int batch) {
        this.host = host;
        this.transactions = transactions;
        this.rows = host.mapper(EventLogRows.class);
        this.batch = batch;
    }

    /** Takes over from whoever stamped before. */
    void claim() {
        epoch = host.repeatableTransaction(() -> {
            var next = rows.lockEpoch() + 1;
            rows.setEpoch(next);
            return next;
        });
        head = rows.mark("head");
    }

    /** Reads again how far the order has come, after a commit whose end was not heard of. */
    void catchUp() {
        head = rows.mark("head");
    }

    long head() {
        return head;
    }

    /** Events that were stamped after the position, in order. */
    List<StampedEvent> after(long position) {
        return rows.after(position, batch);
    }

    /**
     * The next events, stamped and committed; none when there are none.
     *
     * @throws Superseded when another has claimed since
     */
    List<StampedEvent> stamp() {
        var stamped = host.repeatableTransaction(this::stampBatch);
        head += stamped.size();
        return stamped;
    }

    private List<StampedEvent> stampBatch() {
        var unstamped = rows.unstamped(batch);
        if (unstamped.isEmpty()) {
            return List.of();
        }
        if (rows.advance(head + unstamped.size(), epoch) != 1) {
            throw new Superseded(epoch);
        }
        write(unstamped);
        var stamped = new ArrayList<StampedEvent>(unstamped.size());
        for (var event : unstamped) {
            stamped.add(event.at(head + stamped.size() + 1));
        }
        return stamped;
    }

    private void write(List<EventLogRows.Unstamped> events) {
        try (var connection = transactions.dataSource().getConnection();
                var update = connection.prepareStatement("update event_log set position = ? where id = ?")) {
            var position = head;
            for (var event : events) {
                update.setLong(1, ++position);
                update.setLong(2, event.id());
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw SqlFaults.named("Events could not be stamped", e);
        }
    }

    /** Another sequencer has taken over. Immutable. */
    static final class Superseded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Superseded(long epoch) {
            super("Another sequencer took over after epoch " + epoch);
        }
    }
}

package dev.causerie.server.log;

import dev.causerie.server.store.SqlFaults;
import dev.causerie.server.store.Store;
import dev.causerie.server.store.Transactions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives positions to committed events, in the order of their ids, whoever appended them. Any node may: a batch is stamped
 * under the lock of the row that holds the last position, and read after the lock was had. Owned by one thread.
 */
final class Stamper {
    private final Store host;
    private final Transactions transactions;
    private final EventLogRows rows;
    private final int batch;

    Stamper(Store host, Transactions transactions, int batch) {
        this.host = host;
        this.transactions = transactions;
        this.rows = host.mapper(EventLogRows.class);
        this.batch = batch;
    }

    /** The last position that was given. */
    long head() {
        return rows.mark("head");
    }

    /** Events that were stamped after the position, in order. */
    List<StampedEvent> after(long position) {
        return rows.after(position, batch);
    }

    /** The next events, stamped and committed; none when there are none. */
    List<StampedEvent> stamp() {
        // Looked for without the lock, which other nodes may want.
        return rows.unstamped(1).isEmpty() ? List.of() : host.repeatableTransaction(this::stampBatch);
    }

    private List<StampedEvent> stampBatch() {
        var head = rows.lock("head");
        var unstamped = rows.unstamped(batch);
        if (unstamped.isEmpty()) {
            return List.of();
        }
        rows.set("head", head + unstamped.size());
        write(unstamped, head);
        var stamped = new ArrayList<StampedEvent>(unstamped.size());
        for (var event : unstamped) {
            stamped.add(event.at(head + stamped.size() + 1));
        }
        return stamped;
    }

    private void write(List<EventLogRows.Unstamped> events, long head) {
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
}

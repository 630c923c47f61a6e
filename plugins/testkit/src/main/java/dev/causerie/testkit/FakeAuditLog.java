package dev.causerie.testkit;

import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.api.domain.audit.AuditLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit log in memory; what a transaction writes stands in it once that is committed. Thread-safe. */
public final class FakeAuditLog implements AuditLog {

    private final Database database;
    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();

    FakeAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void record(AuditEntry entry) {
        database.afterCommit(() -> entries.add(entry));
    }

    /** What was recorded so far, the oldest first. */
    public List<AuditEntry> entries() {
        return List.copyOf(entries);
    }
}

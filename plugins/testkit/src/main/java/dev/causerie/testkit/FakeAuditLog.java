package dev.causerie.testkit;

import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.api.domain.audit.AuditLog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** An audit log in memory; what a transaction writes stands in it once that is committed. Thread-safe. */
public final class FakeAuditLog implements AuditLog {

    private final Database database;
    private final ThreadLocal<String> reason = new ThreadLocal<>();
    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();

    FakeAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void record(AuditEntry entry) {
        AuditEntry written = entry.because(entry.reason().or(() -> Optional.ofNullable(reason.get())));
        database.afterCommit(() -> entries.add(written));
    }

    @Override
    public <R> R because(Optional<String> why, Supplier<R> work) {
        Optional<String> outer = Optional.ofNullable(reason.get());
        why.filter(text -> !text.isBlank()).ifPresentOrElse(reason::set, reason::remove);
        try {
            return work.get();
        } finally {
            outer.ifPresentOrElse(reason::set, reason::remove);
        }
    }

    /** What was recorded so far, the oldest first. */
    public List<AuditEntry> entries() {
        return List.copyOf(entries);
    }
}

package dev.causerie.server.audit;

import dev.causerie.api.domain.audit.AuditEntry;
import dev.causerie.api.domain.audit.AuditLog;
import dev.causerie.server.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The audit log in the database. Thread-safe; calls block. */
public final class StoredAuditLog implements AuditLog {

    private static final int CHUNK = 1_000;

    private final AuditRows rows;
    private final Clock clock;
    private final ThreadLocal<String> reason = new ThreadLocal<>();

    /** The log in the host's store. */
    public StoredAuditLog(Store host, Clock clock) {
        this.rows = host.mapper(AuditRows.class);
        this.clock = clock;
    }

    @Override
    public void record(AuditEntry entry) {
        rows.insert(
                entry,
                clock.instant(),
                entry.target().map(AuditEntry.Target::userId).orElse(null),
                entry.target().map(AuditEntry.Target::username).orElse(null),
                entry.reason().or(() -> Optional.ofNullable(reason.get())).orElse(null),
                entry.detail().orElse(null));
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

    /** The newest entries first, at most {@code limit} of those with an id below {@code before}. */
    List<AuditRow> page(AuditFilter filter, long before, int limit) {
        return rows.page(
                filter.action().orElse(null),
                filter.actor().orElse(null),
                filter.subject().orElse(null),
                before,
                limit);
    }

    /**
     * Deletes what is older than {@code keep}, a thousand rows at a time, so that nobody waits for long. Any node may do it.
     *
     * @return how many entries there were
     */
    public int forgetOlderThan(Duration keep) {
        Instant before = clock.instant().minus(keep);
        int deleted = 0;
        for (int last = CHUNK; last == CHUNK; deleted += last) {
            last = rows.deleteBefore(before, CHUNK);
        }
        return deleted;
    }
}

package dev.causerie.api.domain.audit;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What people with power over others did; offered by the host, read and exported by admins. Entries are never changed.
 * Thread-safe.
 */
public interface AuditLog {

    /** Writes the entry with the clock's time: in the transaction that is open on this thread, else in one of its own. */
    void record(AuditEntry entry);

    /**
     * What {@code work} returns. Each entry that this thread records meanwhile, whoever's code does it, and that has no reason of
     * its own has this one; inside another call the inner one's reason counts. A blank reason is none.
     */
    <R> R because(Optional<String> reason, Supplier<R> work);
}

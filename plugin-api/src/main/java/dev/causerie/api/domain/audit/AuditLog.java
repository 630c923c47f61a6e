package dev.causerie.api.domain.audit;

/**
 * What people with power over others did; offered by the host, read and exported by admins. Entries are never changed.
 * Thread-safe.
 */
public interface AuditLog {

    /** Writes the entry with the clock's time: in the transaction that is open on this thread, else in one of its own. */
    void record(AuditEntry entry);
}

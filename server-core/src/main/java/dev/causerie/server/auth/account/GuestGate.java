package dev.causerie.server.auth.account;

/** Asks whether a guest may come in; answered by whoever keeps the meetings. Thread-safe; may read the database. */
@FunctionalInterface
public interface GuestGate {

    /**
     * Whether the meeting lets guests in.
     *
     * @throws dev.causerie.api.Rejected with {@code NOT_FOUND} if there is no such meeting
     */
    boolean admits(String meetingId);
}

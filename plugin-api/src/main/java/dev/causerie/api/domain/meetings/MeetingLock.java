package dev.causerie.api.domain.meetings;

/**
 * The lock that every change of a meeting takes first; offered by the meeting plugin. Who keeps something of his own about
 * meetings takes it too, before he reads anything: then nothing is decided on what has changed meanwhile, and no two wait for
 * each other. Thread-safe.
 */
public interface MeetingLock {

    /**
     * Locks the meeting until the transaction of the caller ends, and waits for who has it locked; holds nothing outside of
     * one. Blocking.
     *
     * @return the meeting as it is now
     * @throws dev.causerie.api.Rejected with {@code NOT_FOUND} if there is no such meeting, with {@code UNAVAILABLE} if the
     *     database is away
     */
    Meeting lock(String meetingId);
}

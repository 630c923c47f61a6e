package dev.causerie.api.domain.meetings;

import java.util.function.Function;

/**
 * The lock that every change of a meeting takes first; offered by the meeting plugin. Who keeps something of his own about
 * meetings changes it under the same lock: then nothing is decided on what has changed meanwhile, and no two wait for each
 * other. Thread-safe.
 */
public interface MeetingLock {

    /**
     * What {@code work} returns, done in one transaction while the meeting, which it is given as it is now, is locked. Those who
     * change one meeting are done in the order in which they came to this server. Inside another transaction the work
     * joins that one, and the meeting stays locked until its end. Blocking.
     *
     * @throws dev.causerie.api.Rejected with {@code NOT_FOUND} if there is no such meeting, with {@code UNAVAILABLE} if the
     *     database is away or the meeting was not free within 10 s
     */
    <R> R whileLocked(String meetingId, Function<Meeting, R> work);
}

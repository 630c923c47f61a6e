package dev.causerie.plugin.meeting;

import dev.causerie.api.Rejected;
import dev.causerie.api.domain.meetings.Meeting;
import dev.causerie.api.domain.meetings.MeetingLock;
import dev.causerie.api.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Changes meetings, one change at a time each. A change is one transaction that locks the meeting's row before it reads
 * anything: MySQL shows a transaction the database of its first unlocked read, so one that read before it waited for the
 * lock would decide on what has changed meanwhile. Changes of one meeting come in the order in which they were asked for on
 * this server. Thread-safe.
 */
final class MeetingLocks implements MeetingLock {

    private final Store store;
    private final MeetingTable meetings;

    MeetingLocks(Store store, MeetingTable meetings) {
        this.store = store;
        this.meetings = meetings;
    }

    /**
     * What {@code change} returns, done while the meeting is locked.
     *
     * @throws Rejected with {@code NOT_FOUND} if there is no such meeting
     */
    <R> R change(String meetingId, Function<MeetingRow, R> change) {
        return store.transactionInTurn(List.of(turn(meetingId)), () -> change.apply(row(meetingId)));
    }

    /** The same with several meetings, by id; locked in the order of their ids, so that two changes never wait for each other. */
    <R> R changeAll(Collection<String> meetingIds, Function<Map<String, MeetingRow>, R> change) {
        return store.transactionInTurn(
                meetingIds.stream().map(MeetingLocks::turn).toList(), () -> {
                    Map<String, MeetingRow> rows = new HashMap<>();
                    new TreeSet<>(meetingIds).forEach(id -> rows.put(id, row(id)));
                    return change.apply(rows);
                });
    }

    @Override
    public <R> R whileLocked(String meetingId, Function<Meeting, R> work) {
        return change(meetingId, row -> work.apply(row.meeting()));
    }

    private static String turn(String meetingId) {
        return "meetings/" + meetingId;
    }

    private MeetingRow row(String meetingId) {
        return meetings.lock(meetingId).orElseThrow(() -> Rejected.notFound("meeting " + meetingId));
    }
}

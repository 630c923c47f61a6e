package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.media.Blocked;
import dev.causerie.api.domain.media.Media;
import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.store.Store;
import java.util.Optional;

/**
 * Has the media server obey what participants may send: a microphone unless it is muted, a screen while its user is the one
 * who shares. The database says what holds; the meeting's revision says which of two words is the newer, so they may reach
 * the media server in any order. Thread-safe.
 */
final class Sending {

    private final SendingTable table;
    private final Store store;
    private final Media media;

    Sending(Tables tables, Media media) {
        this.table = tables.sending();
        this.store = tables.store();
        this.media = media;
    }

    /** What may not pass of the user; absent when there is no such meeting. */
    Optional<Blocked> blocked(String meetingId, long userId) {
        return table.find(meetingId, userId).map(SendingRow::blocked);
    }

    /** Enforces what holds now, once it is committed. Called after the change, and after it has raised the revision. */
    void enforce(String meetingId, long userId) {
        blocked(meetingId, userId)
                .ifPresent(now -> store.afterCommit(() -> media.block(Meetings.room(meetingId), userId, now)));
    }
}

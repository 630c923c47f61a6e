package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.event.Publisher;
import java.time.Instant;
import java.util.List;

/** Whose hands are up, as a list that is told. Thread-safe. */
final class HandList implements ChangedLists.Lists {

    private final HandTable hands;
    private final Publisher publisher;

    HandList(Tables tables, Publisher publisher) {
        this.hands = tables.hands();
        this.publisher = publisher;
    }

    @Override
    public List<ChangedLists.Changed> changedSince(Instant since) {
        return hands.changedSince(since);
    }

    @Override
    public void tell(String meetingId) {
        List<HandRow.Raised> raised =
                hands.raised(meetingId).stream().map(HandRow::wire).toList();
        publisher.send(Meetings.room(meetingId), new HandEvents.All(raised));
    }
}

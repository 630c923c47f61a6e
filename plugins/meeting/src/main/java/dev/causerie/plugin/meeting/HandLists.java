package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.meetings.Meetings;
import dev.causerie.api.event.Publisher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Tells whose hands are up after that has changed, no more often than {@link Rosters} tell who is there: the list as it is
 * then, however many hands went up and down before. What is sent reaches the people of this server, so each server looks for
 * itself and remembers which version of a list it has told. Used by one thread at a time.
 */
final class HandLists {

    /** So far back is looked: longer than any pause, and than the clocks of two servers may differ. */
    private static final Duration HINDSIGHT = Duration.ofSeconds(30);

    /** What was told last in a meeting. */
    private record Told(long version, Instant at) {}

    private final HandTable hands;
    private final ParticipantTable participants;
    private final Publisher publisher;
    private final Clock clock;
    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private Instant looked;

    HandLists(Tables tables, Publisher publisher, Clock clock) {
        this.hands = tables.hands();
        this.participants = tables.participants();
        this.publisher = publisher;
        this.clock = clock;
        this.looked = clock.instant();
    }

    /** What it throws is the store's: then nothing is lost, and the next call tells it. */
    void tellChanged() {
        Instant now = clock.instant();
        List<HandTable.Changed> recent = hands.changedSince(looked.minus(HINDSIGHT));
        told.keySet()
                .retainAll(recent.stream().map(HandTable.Changed::meetingId).collect(Collectors.toSet()));
        recent.stream().filter(list -> due(list, now)).forEach(list -> tell(list, now));
        looked = now;
    }

    private boolean due(HandTable.Changed list, Instant now) {
        Told last = told.get(list.meetingId());
        return last == null
                || (last.version() != list.version()
                        && !last.at()
                                .plus(Rosters.pause(participants.count(list.meetingId())))
                                .isAfter(now));
    }

    private void tell(HandTable.Changed list, Instant now) {
        List<HandRow.Raised> raised =
                hands.raised(list.meetingId()).stream().map(HandRow::wire).toList();
        publisher.send(Meetings.room(list.meetingId()), new HandEvents.All(raised));
        told.put(list.meetingId(), new Told(list.version(), now));
    }
}

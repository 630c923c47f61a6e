package dev.causerie.plugin.meeting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells a list of each meeting, as it is, after it has changed: at most once a {@link #PAUSE}, however often it changed, and in
 * a large meeting less often, since what is sent grows with the square of its people. What is sent reaches the people of this
 * server, so each server looks for itself and remembers which version of a list it has told. Used by one thread at a time.
 */
final class ChangedLists {

    /** The shortest time between two lists of one meeting; as often is looked. */
    static final Duration PAUSE = Duration.ofMillis(250);

    /** The shortest for each participant: a second for five hundred. */
    private static final Duration PAUSE_EACH = Duration.ofMillis(2);

    /** So far back is looked: longer than any pause, and than the clocks of two servers may differ. */
    private static final Duration HINDSIGHT = Duration.ofSeconds(30);

    /** The list that is told, of all meetings. */
    interface Lists {

        /** The meetings that are not over and whose lists were marked as changed since then. */
        List<Changed> changedSince(Instant since);

        /** Sends the list as it is to the people of the meeting on this server. */
        void tell(String meetingId);
    }

    /**
     * A meeting whose list is to be told. Immutable.
     *
     * @param version rises with each change of the list
     */
    record Changed(String meetingId, long version) {}

    /** What was told last in a meeting. */
    private record Told(long version, Instant at) {}

    private final Lists lists;
    private final ParticipantTable participants;
    private final Clock clock;
    private final Map<String, Told> told = new HashMap<>();
    private Instant looked;

    ChangedLists(Lists lists, ParticipantTable participants, Clock clock) {
        this.lists = lists;
        this.participants = participants;
        this.clock = clock;
        this.looked = clock.instant();
    }

    /** What it throws is the store's: then nothing is lost, and the next call tells it. */
    void tell() {
        Instant now = clock.instant();
        List<Changed> recent = lists.changedSince(looked.minus(HINDSIGHT));
        told.keySet().retainAll(recent.stream().map(Changed::meetingId).collect(Collectors.toSet()));
        recent.stream().filter(list -> due(list, now)).forEach(list -> {
            lists.tell(list.meetingId());
            told.put(list.meetingId(), new Told(list.version(), now));
        });
        looked = now;
    }

    private boolean due(Changed list, Instant now) {
        Told last = told.get(list.meetingId());
        return last == null
                || (last.version() != list.version()
                        && !last.at()
                                .plus(pause(participants.count(list.meetingId())))
                                .isAfter(now));
    }

    /** The shortest time between two lists of a meeting with so many participants. */
    private static Duration pause(int people) {
        Duration forAll = PAUSE_EACH.multipliedBy(people);
        return forAll.compareTo(PAUSE) > 0 ? forAll : PAUSE;
    }
}

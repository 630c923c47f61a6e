package dev.causerie.worker.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which track shows in which place: a track takes the first place that is free when it starts, and leaves it at its end,
 * so there are as many places as pictures at once at the busiest moment. Immutable.
 *
 * @param places by number, the tracks that show there one after the other
 * @param leftOut tracks for which there was no place
 */
record TilePlan(List<List<RecordedTrack>> places, List<RecordedTrack> leftOut) {

    static TilePlan of(List<RecordedTrack> tracks, int mostPlaces) {
        Map<Integer, List<RecordedTrack>> places = new TreeMap<>();
        List<RecordedTrack> leftOut = new ArrayList<>();
        List<RecordedTrack> byStart = new ArrayList<>(tracks);
        byStart.sort(Comparator.comparingLong((RecordedTrack t) -> t.span().startMs())
                .thenComparing(t -> t.track().trackId()));
        for (RecordedTrack track : byStart) {
            int place = 0;
            while (isTaken(places.get(place), track)) {
                place++;
            }
            if (place < mostPlaces) {
                places.computeIfAbsent(place, p -> new ArrayList<>()).add(track);
            } else {
                leftOut.add(track);
            }
        }
        return new TilePlan(List.copyOf(places.values()), leftOut);
    }

    private static boolean isTaken(@Nullable List<RecordedTrack> shown, RecordedTrack next) {
        return shown != null
                && shown.get(shown.size() - 1).span().endMs() >= next.span().startMs();
    }
}

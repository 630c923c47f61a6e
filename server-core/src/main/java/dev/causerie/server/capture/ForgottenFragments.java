package dev.causerie.server.capture;

import dev.causerie.server.objects.ObjectInfo;
import dev.causerie.server.objects.ObjectStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fragments that the object store has and the database has forgotten: one that does not wait for its disk comes back without
 * its last seconds after a power cut, and a fragment is in the store as a whole or not at all. Thread-safe; calls block.
 */
final class ForgottenFragments {

    private final RecordingMapper mapper;
    private final ObjectStore objects;
    private final Duration fragment;

    /** Fragments that are at most {@code fragment} long. */
    ForgottenFragments(RecordingMapper mapper, ObjectStore objects, Duration fragment) {
        this.mapper = mapper;
        this.objects = objects;
        this.fragment = fragment;
    }

    /**
     * Writes the rows of a recording that are missing behind the last one of each track; where such a fragment ends is counted
     * from there.
     *
     * @return how many
     */
    int remember(long recordingId) {
        // They come in the order of their sequences, so that the last of a track stays.
        Map<String, FragmentRow> newest = mapper.fragments(recordingId).stream()
                .collect(Collectors.toMap(FragmentRow::trackId, Function.identity(), (row, later) -> later));
        return newest.values().stream().mapToInt(this::rememberAfter).sum();
    }

    private int rememberAfter(FragmentRow newest) {
        FragmentRow last = newest;
        Optional<FragmentRow> next = next(last);
        while (next.isPresent()) {
            last = next.get();
            mapper.addFragment(last);
            next = next(last);
        }
        return last.sequence() - newest.sequence();
    }

    private Optional<FragmentRow> next(FragmentRow last) {
        int sequence = last.sequence() + 1;
        String key = RecordingKeys.fragment(last.recordingId(), last.trackId(), sequence);
        return objects.list(key, "", 1).stream()
                .map(ObjectInfo::size)
                .findAny()
                .map(size -> new FragmentRow(
                        last.recordingId(), last.trackId(), sequence, key, size, last.endMs() + fragment.toMillis()));
    }
}

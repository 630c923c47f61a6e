package dev.causerie.plugin.notification;

import dev.causerie.api.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Removes notifications that are too old, a batch in a transaction. Thread-safe. */
final class Upkeep {

    /** How long it rests between two runs. */
    static final Duration PAUSE = Duration.ofMinutes(10);

    private static final int BATCH = 500;

    private final Store store;
    private final UpkeepTable table;
    private final UnreadCounts counts;
    private final Clock clock;
    private final Duration keep;

    Upkeep(Store store, UnreadCounts counts, Clock clock, Duration keep) {
        this.store = store;
        this.table = store.mapper(UpkeepTable.class);
        this.counts = counts;
        this.clock = clock;
        this.keep = keep;
    }

    void prune() {
        Instant before = clock.instant().minus(keep);
        int gone;
        do {
            gone = store.transaction(() -> pruneBatch(before));
        } while (gone == BATCH);
    }

    private int pruneBatch(Instant before) {
        List<UpkeepTable.Old> batch = table.createdBefore(before, BATCH);
        if (!batch.isEmpty()) {
            table.delete(batch.stream().map(UpkeepTable.Old::id).toList());
            batch.stream()
                    .filter(UpkeepTable.Old::unread)
                    .map(UpkeepTable.Old::userId)
                    .distinct()
                    .forEach(counts::changed);
        }
        return batch.size();
    }
}

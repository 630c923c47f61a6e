package dev.causerie.media.router;

import dev.causerie.media.source.Producer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which producer each of a receiver's slots of one kind shows: what is pinned first, then the best-ranked ones.
 * What is shown already and still among the best keeps its slot, so that pictures do not jump. Stateless.
 */
final class SlotAssigner {
    private SlotAssigner() {}

    /**
     * Shows the producers in the slots, each at most once.
     *
     * @param ranked the producers that may be shown, the best first
     */
    static void assign(List<Slot> slots, List<Producer> ranked) {
        Set<Producer> placed = new HashSet<>();
        List<Slot> free = new ArrayList<>();
        for (Slot slot : slots) {
            if (slot.isPinned()) {
                pin(slot, ranked, placed);
            } else {
                free.add(slot);
            }
        }
        List<Producer> chosen = ranked.stream()
                .filter(producer -> !placed.contains(producer))
                .limit(free.size())
                .toList();
        List<Producer> waiting = new ArrayList<>(chosen);
        for (Slot slot : List.copyOf(free)) {
            Producer shown = slot.consumer().producer();
            if (shown != null && waiting.remove(shown)) {
                free.remove(slot);
            }
        }
        for (Slot slot : free) {
            slot.consumer().show(waiting.isEmpty() ? null : waiting.remove(0));
        }
    }

    private static void pin(Slot slot, List<Producer> ranked, Set<Producer> placed) {
        for (Producer producer : ranked) {
            if (slot.isPinnedTo(producer.source()) && placed.add(producer)) {
                slot.consumer().show(producer);
                return;
            }
        }
        slot.consumer().show(null);
    }
}

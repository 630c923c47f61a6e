package dev.causerie.api.http;

import java.util.List;

/**
 * One page of a list. Immutable.
 *
 * @param items the items, in the order that the list documents
 * @param hasMore whether there are more behind them
 */
public record Page<T>(List<T> items, boolean hasMore) {

    /** Takes a copy. */
    public Page {
        items = List.copyOf(items);
    }

    /** A page of at most {@code limit}, from a query that asked for one more than that. */
    public static <T> Page<T> of(List<T> oneMore, int limit) {
        return new Page<>(oneMore.subList(0, Math.min(limit, oneMore.size())), oneMore.size() > limit);
    }
}

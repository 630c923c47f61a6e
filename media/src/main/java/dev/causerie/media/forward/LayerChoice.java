package dev.causerie.media.forward;

import dev.causerie.media.source.Encoding;
import dev.causerie.media.source.Producer;
import org.jspecify.annotations.Nullable;

/** Which encoding of a producer a receiver gets. Stateless. */
public final class LayerChoice {
    private LayerChoice() {}

    /**
     * Returns the highest active encoding whose layer is within the cap and whose bitrate is within the budget; when
     * none is that small, the smallest active one; null when none is active.
     */
    public static @Nullable Encoding best(Producer producer, int maxLayer, long budgetBps, long nowNs) {
        Encoding best = null;
        for (int layer = 0; layer < producer.layers(); layer++) {
            Encoding encoding = producer.layer(layer);
            if (encoding == null || !encoding.isActive(nowNs)) {
                continue;
            }
            if (best == null || (layer <= maxLayer && encoding.bitrateBps(nowNs) <= budgetBps)) {
                best = encoding;
            }
        }
        return best;
    }
}

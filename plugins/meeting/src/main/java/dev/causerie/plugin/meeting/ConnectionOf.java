package dev.causerie.plugin.meeting;

import dev.causerie.api.domain.media.ConnectionQuality;
import dev.causerie.api.domain.media.ConnectionQualityChanged;
import dev.causerie.api.domain.media.QualityReason;

/** {@code connection-quality}: how good somebody's connection to the media server is, and why not better. Immutable. */
record ConnectionOf(String userId, ConnectionQuality quality, QualityReason reason) {

    static ConnectionOf user(ConnectionQualityChanged changed) {
        return new ConnectionOf(Long.toString(changed.userId()), changed.quality(), changed.reason());
    }
}

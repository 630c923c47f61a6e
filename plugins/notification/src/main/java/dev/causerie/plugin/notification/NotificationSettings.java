package dev.causerie.plugin.notification;

import java.time.Duration;
import java.util.Optional;

/**
 * The plugin's settings. Immutable.
 *
 * @param keep after how long a notification is removed, read or not; 90 days when it is absent
 */
record NotificationSettings(Optional<Duration> keep) {

    private static final Duration DEFAULT_KEEP = Duration.ofDays(90);

    NotificationSettings {
        if (keep.filter(age -> age.compareTo(Duration.ofHours(1)) < 0).isPresent()) {
            throw new IllegalArgumentException("keep must be at least 1h");
        }
    }

    Duration keepFor() {
        return keep.orElse(DEFAULT_KEEP);
    }
}

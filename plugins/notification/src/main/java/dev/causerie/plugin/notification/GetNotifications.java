package dev.causerie.plugin.notification;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/**
 * {@code get-notifications}, from a client. Immutable.
 *
 * @param limit 1 to 100; 50 when it is absent
 * @param unreadOnly whether those are left out that were read; false when it is absent
 * @param before the id of a notification, for those older than it; the newest when it is absent
 */
record GetNotifications(
        Optional<@Min(1) @Max(100) Integer> limit,
        Optional<Boolean> unreadOnly,
        Optional<@Pattern(regexp = "\\d{1,18}", message = "must be a notification id") String> before) {}

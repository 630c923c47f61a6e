package dev.causerie.plugin.chat;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/**
 * {@code get-chat-history}, from a client. Immutable.
 *
 * @param limit 1 to 100 messages; 50 when it is absent
 * @param before the id of a message, for those sent before it; the newest when it is absent
 */
record GetHistory(
        String meetingId,
        Optional<@Min(1) @Max(100) Integer> limit,
        Optional<@Pattern(regexp = "\\d{1,18}", message = "must be a message id") String> before) {}

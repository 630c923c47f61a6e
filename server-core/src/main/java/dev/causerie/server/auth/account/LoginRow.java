package dev.causerie.server.auth.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code logins}. Immutable. */
record LoginRow(
        long id,
        long userId,
        String tokenHash,
        String userAgent,
        Instant createdAt,
        Instant usedAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    boolean open(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }
}

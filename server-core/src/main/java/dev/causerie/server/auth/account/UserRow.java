package dev.causerie.server.auth.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code users} that is not deleted, as far as it is ever read. Immutable. */
record UserRow(
        long id,
        String username,
        @Nullable String usernameKey,
        @Nullable String email,
        @Nullable String emailKey,
        @Nullable String passwordHash,
        boolean admin,
        @Nullable String guestOf,
        int tokenVersion,
        Instant createdAt) {}

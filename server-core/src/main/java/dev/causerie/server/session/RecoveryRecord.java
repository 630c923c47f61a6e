package dev.causerie.server.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a session so that it can come back, on whatever node and after a restart. Immutable.
 *
 * @param privateHash SHA-256 of the id that only the client knows, in hexadecimal
 * @param sessionId the id that it comes back with
 * @param login what the identities know the token by that signed it in
 * @param dialects what it spoke, as words with spaces between
 * @param rooms which rooms it was in, as URL-encoded keys with line ends between
 * @param tokenExpiresAt when the token ends that signed it in
 * @param position of the log when the session began: what is before is none of its events
 * @param endedAt when its connection was lost; absent while it is connected
 * @param node on which it is connected, or was last
 */
record RecoveryRecord(
        String privateHash,
        String sessionId,
        long userId,
        String login,
        String dialects,
        String rooms,
        Instant tokenExpiresAt,
        long position,
        @Nullable Instant endedAt,
        String node) {}

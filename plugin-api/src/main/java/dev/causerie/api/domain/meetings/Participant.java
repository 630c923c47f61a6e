package dev.causerie.api.domain.meetings;

import java.time.Instant;

/**
 * A user who has joined a meeting, on however many devices. A snapshot: immutable.
 *
 * @param connected whether any of the user's devices is connected; false for up to 15 s after the last was lost
 * @param joinedAt when the first device joined
 */
public record Participant(long userId, String username, boolean connected, Instant joinedAt) {}

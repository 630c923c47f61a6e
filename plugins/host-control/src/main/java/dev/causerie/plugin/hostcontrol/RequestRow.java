package dev.causerie.plugin.hostcontrol;

import java.time.Instant;

/** A request to be host that is open. Immutable. */
record RequestRow(String meetingId, long requesterId, String requesterName, Instant requestedAt, Instant expiresAt) {}

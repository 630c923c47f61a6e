package dev.causerie.api.domain.meetings;

import dev.causerie.api.event.DurableEvent;

/**
 * A session has joined a meeting, the first of its user or a further one, or one that was in it already and joined again:
 * published to that session, for plugins that have something to tell it. Immutable.
 */
public record DeviceJoined(String meetingId, long userId, String sessionId) implements DurableEvent {}

package dev.causerie.api.domain.notifications;

import dev.causerie.api.event.DurableEvent;

/**
 * A user was notified; published to {@link dev.causerie.api.room.Room#ofUser}. One that counts what has happened is published
 * again, under its id, when its count has risen. Immutable.
 */
public record NotificationSent(Notification notification) implements DurableEvent {}

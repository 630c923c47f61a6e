package dev.causerie.api.event;

/**
 * An event that is worth something now or not at all: typing, speaking, signalling, media slots. It is sent at once,
 * skipped for a client that can not keep up, never kept and never sent again.
 */
public non-sealed interface VolatileEvent extends DomainEvent {}

package dev.causerie.api.event;

/**
 * Something that happened, in words of the domain and of no dialect: an immutable record that says it once, for every
 * dialect to render. It is either {@link DurableEvent durable} or {@link VolatileEvent volatile}; whoever defines one
 * chooses.
 */
public sealed interface DomainEvent permits DurableEvent, VolatileEvent {}

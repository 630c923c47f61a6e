package dev.causerie.api.event;

/** The payload of an event or the body of a request that has none. Immutable. */
public record Nothing() {}

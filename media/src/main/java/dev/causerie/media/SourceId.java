package dev.causerie.media;

/**
 * Names one source in a router: whose, and which. Immutable.
 *
 * @param participantId the participant who publishes it
 * @param source which of the participant's sources
 */
public record SourceId(String participantId, TrackSource source) {}

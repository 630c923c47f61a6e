package dev.causerie.bench.load;

/**
 * What came back while people wrote. Immutable.
 *
 * @param answers messages that the server took, and the time until it said so
 * @param readings messages that somebody read, each reader's own, and the time until he did
 */
public record MeetingChat(Arrivals answers, Arrivals readings) {}

package dev.causerie.media;

/**
 * The server's answer to an offer. Immutable.
 *
 * @param sdp the session description, complete with candidates, to be set as the client's remote description
 */
public record Answer(String sdp) {}

package dev.causerie.media.sdp;

/**
 * The one codec of an m-line that we take, by the client's payload types. Immutable.
 *
 * @param name as the rtpmap writes it, for example {@code VP8/90000}
 * @param payloadType of the media
 * @param rtxPayloadType of its retransmissions (RFC 4588), 0 when the client offers none
 */
public record OfferedCodec(String name, int payloadType, int rtxPayloadType) {}

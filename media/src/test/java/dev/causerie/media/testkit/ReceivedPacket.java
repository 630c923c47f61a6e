package dev.causerie.media.testkit;

/** One RTP packet as a fake peer got it, its payload copied. */
@SuppressWarnings("ArrayRecordComponent") // tests compare fields, never whole packets
public record ReceivedPacket(int ssrc, int payloadType, int sequence, int timestamp, boolean marker, byte[] payload) {}

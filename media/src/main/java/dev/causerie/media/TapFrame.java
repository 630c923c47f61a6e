package dev.causerie.media;

/**
 * One complete frame of a recorded track: a VP8 frame or an Opus packet, without any RTP framing. Not copied: neither
 * side changes the bytes after hand-over.
 *
 * @param trackId the track it belongs to
 * @param timestampUs when it was captured, in microseconds since the tap's start, on one clock for all tracks; grows
 *     within a track
 * @param keyFrame whether decoding can begin here; always true for audio
 * @param payload the frame
 * @param width the picture's width in pixels on key frames of video, otherwise 0
 * @param height the picture's height in pixels on key frames of video, otherwise 0
 */
@SuppressWarnings("ArrayRecordComponent") // a copy per frame would double what the recorder moves
public record TapFrame(String trackId, long timestampUs, boolean keyFrame, byte[] payload, int width, int height) {}

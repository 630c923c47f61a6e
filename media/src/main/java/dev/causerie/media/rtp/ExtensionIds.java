package dev.causerie.media.rtp;

import java.util.Map;

/**
 * The header extensions of one m-line that we use, by the ids the client chose; 0 where it offered none. Immutable.
 *
 * @param mid {@code sdes:mid} (RFC 9143)
 * @param rid {@code sdes:rtp-stream-id} (RFC 8852)
 * @param repairedRid {@code sdes:repaired-rtp-stream-id} (RFC 8852)
 * @param audioLevel {@code ssrc-audio-level} (RFC 6464)
 * @param orientation {@code 3gpp:video-orientation}
 */
public record ExtensionIds(int mid, int rid, int repairedRid, int audioLevel, int orientation) {
    public static final String MID = "urn:ietf:params:rtp-hdrext:sdes:mid";
    public static final String RID = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id";
    public static final String REPAIRED_RID = "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id";
    public static final String AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";
    public static final String ORIENTATION = "urn:3gpp:video-orientation";

    /** Returns the ids among these, given by extension URI. */
    public static ExtensionIds of(Map<String, Integer> byUri) {
        return new ExtensionIds(
                byUri.getOrDefault(MID, 0),
                byUri.getOrDefault(RID, 0),
                byUri.getOrDefault(REPAIRED_RID, 0),
                byUri.getOrDefault(AUDIO_LEVEL, 0),
                byUri.getOrDefault(ORIENTATION, 0));
    }
}

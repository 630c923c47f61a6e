package dev.causerie.media.forward;

import dev.causerie.media.rtp.ExtensionIds;
import dev.causerie.media.sdp.OfferedCodec;
import java.nio.charset.StandardCharsets;

/**
 * What stays the same about a slot's stream for its life. Immutable.
 *
 * @param mid the slot's m-line
 * @param codec the receiver's payload types
 * @param ids the receiver's header extensions
 * @param ssrc of the media
 * @param rtxSsrc of the retransmissions
 */
public record SlotStream(String mid, OfferedCodec codec, ExtensionIds ids, int ssrc, int rtxSsrc) {
    byte[] midBytes() {
        return mid.getBytes(StandardCharsets.US_ASCII);
    }
}

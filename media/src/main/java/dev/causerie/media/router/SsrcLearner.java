package dev.causerie.media.router;

import dev.causerie.media.rtp.ExtensionIds;
import dev.causerie.media.rtp.RtpPacket;
import dev.causerie.media.rtp.SsrcMap;
import dev.causerie.media.sdp.OfferedMedia;
import dev.causerie.media.source.Encoding;
import dev.causerie.media.source.Producer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a packet with an unknown SSRC belongs to (RFC 8843 §9.2): by the names in its header extensions, by
 * what the offer announced, by its payload type. A browser sends the names only until it knows they arrived. Owned by
 * the worker thread; not on the hot path.
 */
final class SsrcLearner {
    private final Map<Integer, String> midOfSsrc = new HashMap<>();
    private final Map<Integer, Integer> repairedBy = new HashMap<>();
    private int midExtension;

    void announce(OfferedMedia offered) {
        offered.ssrcs().forEach(ssrc -> midOfSsrc.put(ssrc, offered.mid()));
        repairedBy.putAll(offered.retransmissions());
        midExtension = offered.extensions().getOrDefault(ExtensionIds.MID, midExtension);
    }

    @Nullable
    Producer producer(RtpPacket packet, Map<String, Producer> byMid) {
        String mid = rid(packet, midExtension);
        if (mid == null) {
            mid = midOfSsrc.get(packet.ssrc());
        }
        if (mid != null) {
            return carries(byMid.get(mid), packet.payloadType());
        }
        Producer only = null;
        for (Producer producer : byMid.values()) {
            if (carries(producer, packet.payloadType()) != null) {
                if (only != null) {
                    return null;
                }
                only = producer;
            }
        }
        return only;
    }

    private static @Nullable Producer carries(@Nullable Producer producer, int payloadType) {
        boolean carries = producer != null
                && (producer.codec().payloadType() == payloadType
                        || (payloadType != 0 && producer.codec().rtxPayloadType() == payloadType));
        return carries ? producer : null;
    }

    /** Returns the text of this header extension, or null when the packet has none. */
    @Nullable
    String rid(RtpPacket packet, int extensionId) {
        int at = packet.findExtension(extensionId);
        return at < 0 ? null : new String(packet.bytes(), at, packet.foundLength(), StandardCharsets.US_ASCII);
    }

    /** Returns the encoding that this retransmission repairs, or null while that is unknown. */
    @Nullable
    Encoding repaired(RtpPacket packet, Producer producer, SsrcMap<Encoding> media) {
        String rid = rid(packet, producer.ids().repairedRid());
        if (rid != null) {
            return producer.layer(rid);
        }
        Integer repaired = repairedBy.get(packet.ssrc());
        if (repaired != null) {
            return media.get(repaired);
        }
        return producer.layers() == 1 ? producer.layer(0) : null;
    }
}

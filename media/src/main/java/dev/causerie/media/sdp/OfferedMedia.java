package dev.causerie.media.sdp;

import dev.causerie.media.MediaKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One m-line of an offer. Immutable.
 *
 * @param mid its name
 * @param type its media type as written, also one that we do not know
 * @param protocol its transport protocol as written
 * @param formats its formats as written
 * @param kind audio or video; empty for anything else
 * @param direction as the client sees it
 * @param codec what we take of it; empty when there is nothing, and the m-line is to be rejected
 * @param extensions ids of header extensions by their URI
 * @param rids the simulcast layers it sends, the smallest first; empty without simulcast
 * @param ssrcs the SSRCs it announces, retransmission streams included
 * @param retransmissions SSRC of a retransmission stream to the SSRC it repairs (FID groups, RFC 5576)
 */
public record OfferedMedia(
        String mid,
        String type,
        String protocol,
        String formats,
        Optional<MediaKind> kind,
        Direction direction,
        Optional<OfferedCodec> codec,
        Map<String, Integer> extensions,
        List<String> rids,
        List<Integer> ssrcs,
        Map<Integer, Integer> retransmissions) {
    public OfferedMedia {
        extensions = Map.copyOf(extensions);
        rids = List.copyOf(rids);
        ssrcs = List.copyOf(ssrcs);
        retransmissions = Map.copyOf(retransmissions);
    }

    /** Returns whether we can carry it. */
    public boolean isAccepted() {
        return kind.isPresent() && codec.isPresent();
    }
}

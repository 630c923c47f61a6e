package dev.causerie.media.sdp;

import dev.causerie.media.InvalidOffer;
import dev.causerie.media.dtls.Fingerprint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A client's offer, checked: one bundle, DTLS-SRTP, rtcp-mux, the client willing to be the DTLS client. Immutable.
 *
 * @param fingerprint of the client's certificate
 * @param media the m-lines in their order, at least one
 */
public record Offer(Fingerprint fingerprint, List<OfferedMedia> media) {
    /**
     * Checks what holds between the m-lines.
     *
     * @throws InvalidOffer when there is no m-line or two have the same mid
     */
    public Offer {
        media = List.copyOf(media);
        if (media.isEmpty()) {
            throw new InvalidOffer("the offer has no m-line");
        }
        Set<String> mids = new HashSet<>();
        for (OfferedMedia line : media) {
            if (!mids.add(line.mid())) {
                throw new InvalidOffer("two m-lines have a=mid:" + line.mid());
            }
        }
    }
}

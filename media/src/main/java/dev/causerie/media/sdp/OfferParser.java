package dev.causerie.media.sdp;

import dev.causerie.media.InvalidOffer;
import dev.causerie.media.dtls.Fingerprint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads an offer (RFC 8829, RFC 8866). Tolerant of order, of unknown attributes and of line ends; strict about what
 * the transport needs. Stateless.
 */
public final class OfferParser {
    private static final int MAX_MEDIA = 128;

    private OfferParser() {}

    /**
     * Returns the offer.
     *
     * @throws InvalidOffer when something that the transport needs is missing or malformed; the message names it
     */
    public static Offer parse(String sdp) {
        List<Section> sections = Section.split(sdp);
        if (sections.isEmpty() || !sections.get(0).lines().contains("v=0")) {
            throw new InvalidOffer("the offer is not a session description: it has no v=0 before its first m-line");
        }
        if (sections.size() > MAX_MEDIA + 1) {
            throw new InvalidOffer("the offer has more than " + MAX_MEDIA + " m-lines");
        }
        Section session = sections.get(0);
        List<OfferedMedia> media = new ArrayList<>();
        for (Section section : sections.subList(1, sections.size())) {
            media.add(MediaParser.parse(section));
            checkTransport(session, section, media.get(media.size() - 1));
        }
        checkBundle(session, media);
        return new Offer(fingerprint(session, sections), media);
    }

    private static void checkTransport(Section session, Section section, OfferedMedia media) {
        if (!media.isAccepted()) {
            return;
        }
        String where = " on the m-line with a=mid:" + media.mid();
        if (inherited(session, section, "ice-ufrag").isEmpty()
                || inherited(session, section, "ice-pwd").isEmpty()) {
            throw new InvalidOffer("a=ice-ufrag or a=ice-pwd is missing" + where);
        }
        if (!section.has("rtcp-mux")) {
            throw new InvalidOffer("a=rtcp-mux is missing" + where);
        }
        String setup = inherited(session, section, "setup").orElse("actpass");
        if (!setup.equals("actpass") && !setup.equals("active")) {
            throw new InvalidOffer("a=setup:" + setup + where + "; the client has to be able to be the DTLS client");
        }
    }

    private static Optional<String> inherited(Section session, Section section, String name) {
        return section.attribute(name).or(() -> session.attribute(name));
    }

    private static void checkBundle(Section session, List<OfferedMedia> media) {
        List<String> bundle = session.attributes("group").stream()
                .filter(group -> group.startsWith("BUNDLE"))
                .flatMap(group -> Arrays.stream(group.split(" ", -1)).skip(1))
                .toList();
        for (OfferedMedia line : media) {
            if (media.size() > 1 && line.isAccepted() && !bundle.contains(line.mid())) {
                throw new InvalidOffer("a=mid:" + line.mid() + " is not in a=group:BUNDLE");
            }
        }
    }

    private static Fingerprint fingerprint(Section session, List<Section> sections) {
        String line = sections.stream()
                .skip(1)
                .flatMap(section -> section.attribute("fingerprint").stream())
                .findFirst()
                .or(() -> session.attribute("fingerprint"))
                .orElseThrow(() -> new InvalidOffer("a=fingerprint is missing"));
        int space = line.indexOf(' ');
        if (space < 0) {
            throw new InvalidOffer("a=fingerprint:" + line + " has no hash function and value");
        }
        try {
            return new Fingerprint(
                    line.substring(0, space), line.substring(space + 1).strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidOffer("a=fingerprint: " + e.getMessage());
        }
    }
}

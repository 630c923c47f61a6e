package dev.causerie.media.router;

import dev.causerie.media.Answer;
import dev.causerie.media.InvalidOffer;
import dev.causerie.media.MediaException;
import dev.causerie.media.MediaKind;
import dev.causerie.media.TrackIntent;
import dev.causerie.media.TrackSource;
import dev.causerie.media.forward.Consumer;
import dev.causerie.media.sdp.AnswerWriter;
import dev.causerie.media.sdp.AnsweredMedia;
import dev.causerie.media.sdp.Direction;
import dev.causerie.media.sdp.Offer;
import dev.causerie.media.sdp.OfferedMedia;
import dev.causerie.media.sdp.ServerTransport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Applies an offer to a transport and makes the answer. Everything is checked before anything changes. Stateless. */
final class Negotiation {
    private Negotiation() {}

    /**
     * Returns what each sending m-line carries.
     *
     * @throws InvalidOffer when a track names an m-line that is not there or is of another kind
     */
    static Map<String, TrackSource> sources(Offer offer, List<TrackIntent> tracks) {
        Map<String, TrackSource> sources = new HashMap<>();
        for (OfferedMedia media : offer.media()) {
            media.kind().ifPresent(kind -> sources.put(media.mid(), TrackSource.usual(kind)));
        }
        for (TrackIntent track : tracks) {
            TrackSource usual = sources.get(track.mid());
            if (usual == null) {
                throw new InvalidOffer("a track names mid " + track.mid() + ", which is no m-line of the offer");
            }
            if (usual.kind() != track.source().kind()) {
                throw new InvalidOffer("the m-line with mid " + track.mid() + " is "
                        + usual.kind().label() + ", a "
                        + track.source().label() + " is not");
            }
            sources.put(track.mid(), track.source());
        }
        return sources;
    }

    /** Checks that a later offer comes from whoever opened the transport. */
    static void checkSame(Transport transport, String participantId) {
        if (!transport.participantId().equals(participantId)) {
            throw new MediaException("transport " + transport.id() + " belongs to another participant");
        }
    }

    /** Applies the offer and returns the answer. */
    static Answer apply(Transport transport, Offer offer, Map<String, TrackSource> sources, Loop loop) {
        List<AnsweredMedia> answered = new ArrayList<>();
        for (OfferedMedia media : offer.media()) {
            answered.add(apply(transport, media, sources));
        }
        ServerTransport server = new ServerTransport(
                transport.credentials(), loop.identity().fingerprint(), loop.addresses(), loop.port());
        return new Answer(AnswerWriter.write(server, transport.sessionId(), transport.nextVersion(), answered));
    }

    private static AnsweredMedia apply(Transport transport, OfferedMedia media, Map<String, TrackSource> sources) {
        boolean publishes = media.isAccepted() && media.direction().sends();
        boolean receives = media.isAccepted() && media.direction() == Direction.RECVONLY;
        if (!publishes) {
            transport.publisher().unpublish(media.mid());
        }
        if (!receives) {
            transport.receiver().remove(media.mid());
        }
        if (publishes) {
            TrackSource usual = TrackSource.usual(media.kind().orElse(MediaKind.AUDIO));
            transport.publisher().publish(media, sources.getOrDefault(media.mid(), usual));
            return new AnsweredMedia(media, Direction.RECVONLY, 0, 0);
        }
        if (receives) {
            Consumer slot = transport.receiver().open(media);
            boolean rtx = slot.stream().codec().rtxPayloadType() != 0;
            int rtxSsrc = rtx ? slot.stream().rtxSsrc() : 0;
            return new AnsweredMedia(media, Direction.SENDONLY, slot.stream().ssrc(), rtxSsrc);
        }
        return new AnsweredMedia(media, Direction.INACTIVE, 0, 0);
    }
}

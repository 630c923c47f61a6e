package dev.causerie.media.router;

import dev.causerie.media.Answer;
import dev.causerie.media.CloseReason;
import dev.causerie.media.LinkQuality;
import dev.causerie.media.MediaKind;
import dev.causerie.media.NoSuchSlot;
import dev.causerie.media.RouterListener;
import dev.causerie.media.SlotState;
import dev.causerie.media.Subscription;
import dev.causerie.media.TrackIntent;
import dev.causerie.media.TrackSource;
import dev.causerie.media.sdp.Offer;
import dev.causerie.media.source.Producer;
import dev.causerie.media.speaker.SpeakerDetector;
import dev.causerie.media.tap.RoomTap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A router's state on its worker: transports, producers, caps, taps. Owned by the worker thread. */
final class Room {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final long CHOOSE_NS = 100_000_000L;
    private static final long REPORT_NS = 1_000_000_000L;

    private final String id;
    private final RouterListener listener;
    private final Loop loop;
    private final Counters counters;
    private final Map<String, Transport> transports = new LinkedHashMap<>();
    private final Ranking ranking = new Ranking();
    private final LayerCaps caps = new LayerCaps();
    private final Blocks blocks = new Blocks();
    private final Qualities qualities = new Qualities(this::qualityChanged);
    private final List<RoomTap> taps = new ArrayList<>();
    private final SpeakerDetector speakers;
    private boolean assignmentDue;
    private long chosenNs;
    private long reportedNs;

    Room(String id, RouterListener listener, Loop loop, Counters counters) {
        this.id = id;
        this.listener = listener;
        this.loop = loop;
        this.counters = counters;
        this.chosenNs = loop.nowNs();
        this.reportedNs = loop.nowNs();
        this.speakers = new SpeakerDetector(loop.clock(), loop.speakerTimer(), speaker -> {
            if (!loop.execute(() -> spoke(speaker))) {
                LOG.debug("router {}: the worker takes no more tasks", id);
            }
        });
    }

    Answer offer(String participantId, String transportId, Offer offer, List<TrackIntent> tracks) {
        Map<String, TrackSource> sources = Negotiation.sources(offer, tracks);
        Transport transport = transportFor(participantId, transportId, offer);
        Answer answer = Negotiation.apply(transport, offer, sources, loop);
        assignmentDue = true;
        return answer;
    }

    private Transport transportFor(String participantId, String transportId, Offer offer) {
        Transport known = transports.get(transportId);
        if (known != null) {
            Negotiation.checkSame(known, participantId);
            if (known.fingerprint().equals(offer.fingerprint())) {
                return known;
            }
            known.close(CloseReason.REPLACED);
        }
        Transport opened = new Transport(transportId, participantId, offer.fingerprint(), this, loop);
        transports.put(transportId, opened);
        loop.register(opened);
        return opened;
    }

    void subscribe(String transportId, Subscription wish) {
        Transport transport = transports.get(transportId);
        if (transport == null) {
            throw new NoSuchSlot(wish.mid());
        }
        transport.receiver().subscribe(wish);
        assignmentDue = true;
    }

    void closeTransport(String transportId) {
        Transport transport = transports.get(transportId);
        if (transport != null) {
            transport.close(CloseReason.ASKED);
        }
    }

    void closeParticipant(String participantId) {
        for (Transport transport : List.copyOf(transports.values())) {
            if (transport.participantId().equals(participantId)) {
                transport.close(CloseReason.ASKED);
            }
        }
    }

    void closeTransports() {
        List.copyOf(transports.values()).forEach(transport -> transport.close(CloseReason.ASKED));
    }

    void cap(Consumer<LayerCaps> change) {
        change.accept(caps);
        chooseLayers(loop.nowNs());
    }

    /** Returns the highest layer of this publisher that the transport may get. */
    int layerCap(String publisher, Transport receiver) {
        return caps.of(publisher, receiver.participantId(), receiver.id());
    }

    void block(String participantId, Set<TrackSource> sources, long revision) {
        if (blocks.set(participantId, sources, revision)) {
            ranking.all().forEach(this::obey);
        }
    }

    /** Lets nothing of the producer pass, or everything again, as is wanted now. */
    private void obey(Producer producer) {
        boolean blocked = blocks.contain(producer.source());
        if (blocked == producer.isBlocked()) {
            return;
        }
        producer.block(blocked);
        taps.forEach(tap -> {
            if (blocked) {
                tap.remove(producer);
            } else {
                tap.add(producer);
            }
        });
        assignmentDue = true;
    }

    void add(RoomTap tap) {
        taps.add(tap);
        ranking.all().stream().filter(producer -> !producer.isBlocked()).forEach(tap::add);
    }

    void remove(RoomTap tap) {
        taps.remove(tap);
        tap.close();
    }

    void tick(long nowNs) {
        for (Transport transport : List.copyOf(transports.values())) {
            transport.tick(nowNs);
        }
        for (RoomTap tap : taps) {
            tap.tick(nowNs);
        }
        if (assignmentDue) {
            assign();
        }
        if (assignmentDue || nowNs - chosenNs >= CHOOSE_NS) {
            assignmentDue = false;
            chooseLayers(nowNs);
        }
        if (nowNs - reportedNs >= REPORT_NS) {
            reportedNs = nowNs;
            transports.values().forEach(transport -> transport.report(nowNs));
            qualities.review(transports.values());
        }
    }

    private void assign() {
        for (Transport transport : transports.values()) {
            for (MediaKind kind : MediaKind.values()) {
                SlotAssigner.assign(transport.receiver().slots(kind), ranking.of(kind, transport.participantId()));
            }
        }
    }

    private void chooseLayers(long nowNs) {
        chosenNs = nowNs;
        for (Transport transport : transports.values()) {
            transport.receiver().chooseLayers(nowNs);
            transport.receiver().tell();
        }
    }

    void published(Producer producer) {
        ranking.add(producer);
        taps.forEach(tap -> tap.add(producer));
        obey(producer);
        if (producer.source().source() == TrackSource.MICROPHONE) {
            producer.add(speakers);
        }
    }

    void unpublished(Producer producer) {
        ranking.remove(producer);
        taps.forEach(tap -> tap.remove(producer));
        assignmentDue = true;
    }

    /** A producer's first packet has come: now it is worth a slot. */
    void live() {
        assignmentDue = true;
    }

    private void spoke(String participantId) {
        ranking.spoke(participantId, loop.nowNs());
        assignmentDue = true;
        tell(() -> listener.activeSpeaker(participantId));
    }

    void connected(Transport transport) {
        assignmentDue = true;
        tell(() -> listener.connected(transport.participantId(), transport.id()));
    }

    void slotsChanged(Transport transport, List<SlotState> slots) {
        tell(() -> listener.slotsChanged(transport.participantId(), transport.id(), slots));
    }

    private void qualityChanged(String participantId, LinkQuality quality) {
        tell(() -> listener.qualityChanged(participantId, quality));
    }

    void closed(Transport transport, CloseReason reason) {
        transports.remove(transport.id());
        tell(() -> listener.closed(transport.participantId(), transport.id(), reason));
        qualities.review(transports.values());
    }

    private void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("router {}: the listener failed", id, e);
        }
    }

    void close() {
        closeTransports();
        List.copyOf(taps).forEach(this::remove);
    }

    Counters counters() {
        return counters;
    }
}

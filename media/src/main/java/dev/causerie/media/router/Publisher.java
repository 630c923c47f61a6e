package dev.causerie.media.router;

import dev.causerie.media.MediaKind;
import dev.causerie.media.SourceId;
import dev.causerie.media.TrackSource;
import dev.causerie.media.quality.LinkMonitor;
import dev.causerie.media.rtcp.ReportBlock;
import dev.causerie.media.rtp.ExtensionIds;
import dev.causerie.media.rtp.RtpPacket;
import dev.causerie.media.rtp.SsrcMap;
import dev.causerie.media.sdp.OfferedMedia;
import dev.causerie.media.source.Encoding;
import dev.causerie.media.source.Producer;
import dev.causerie.media.source.PublisherClock;
import dev.causerie.media.source.PublisherFeedback;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one transport publishes: its producers, and which SSRC belongs to which of their encodings. Owned by the worker
 * thread.
 */
final class Publisher implements PublisherFeedback {
    private static final int MAX_SSRCS = 128;

    private final String participantId;
    private final String transportId;
    private final Room room;
    private final Loop loop;
    private final int ssrc;
    private final PublisherClock clock = new PublisherClock();
    private final Map<String, Producer> byMid = new LinkedHashMap<>();
    private final SsrcMap<Encoding> media = new SsrcMap<>(MAX_SSRCS);
    private final SsrcMap<Encoding> retransmissions = new SsrcMap<>(MAX_SSRCS);
    private final SsrcLearner learner = new SsrcLearner();

    Publisher(String participantId, String transportId, Room room, Loop loop) {
        this.participantId = participantId;
        this.transportId = transportId;
        this.room = room;
        this.loop = loop;
        this.ssrc = loop.random().nextInt();
    }

    /** Publishes this m-line; one that is published already stays as it is, unless it shows something else now. */
    void publish(OfferedMedia offered, TrackSource source) {
        Producer known = byMid.get(offered.mid());
        if (known != null && known.source().source() == source) {
            return;
        }
        unpublish(offered.mid());
        Producer producer = new Producer(
                transportId + "/" + offered.mid(),
                new SourceId(participantId, source),
                offered.mid(),
                offered.codec().orElseThrow(),
                ExtensionIds.of(offered.extensions()),
                offered.rids(),
                clock,
                this);
        byMid.put(offered.mid(), producer);
        learner.announce(offered);
        room.published(producer);
    }

    /** Ends what this m-line published. Without effect when it did not. */
    void unpublish(String mid) {
        Producer gone = byMid.remove(mid);
        if (gone != null) {
            media.removeIf(encoding -> encoding.producer() == gone);
            retransmissions.removeIf(encoding -> encoding.producer() == gone);
            gone.end();
            room.unpublished(gone);
        }
    }

    void receive(RtpPacket packet, long nowNs) {
        int from = packet.ssrc();
        Encoding encoding = media.get(from);
        if (encoding != null) {
            encoding.producer().receive(encoding, packet, nowNs);
            return;
        }
        Encoding repaired = retransmissions.get(from);
        if (repaired != null) {
            repaired.producer().receiveRetransmission(repaired, packet, nowNs);
            return;
        }
        learn(packet, nowNs);
    }

    private void learn(RtpPacket packet, long nowNs) {
        Producer producer = learner.producer(packet, byMid);
        if (producer == null) {
            return;
        }
        if (packet.payloadType() == producer.codec().payloadType()) {
            boolean wasLive = producer.isLive();
            Encoding encoding = producer.encoding(
                    packet.ssrc(), learner.rid(packet, producer.ids().rid()));
            if (encoding != null && media.put(packet.ssrc(), encoding)) {
                producer.receive(encoding, packet, nowNs);
                if (!wasLive) {
                    room.live();
                }
            }
            return;
        }
        Encoding repaired = learner.repaired(packet, producer, media);
        if (repaired != null && retransmissions.put(packet.ssrc(), repaired)) {
            producer.receiveRetransmission(repaired, packet, nowNs);
        }
    }

    void senderReport(int reported, long ntp, int timestamp, long nowNs) {
        Encoding encoding = media.get(reported);
        if (encoding != null) {
            encoding.producer().senderReport(reported, ntp, timestamp, nowNs);
        }
    }

    void tick(long nowNs) {
        for (Producer producer : byMid.values()) {
            producer.tick(nowNs);
        }
    }

    /** Adds a report per encoding, and how much the client may send; tells the monitor what was received. */
    void report(long nowNs, LinkMonitor link, Runnable written) {
        Encoding video = null;
        for (Producer producer : byMid.values()) {
            for (int layer = 0; layer < producer.layers(); layer++) {
                Encoding encoding = producer.layer(layer);
                @Nullable ReportBlock block = encoding == null ? null : encoding.report(nowNs, link);
                if (block != null) {
                    loop.rtcp().receiverReport(ssrc, block);
                    written.run();
                    video = producer.kind() == MediaKind.VIDEO ? encoding : video;
                }
            }
        }
        if (video != null) {
            loop.rtcp().bandwidthEstimate(ssrc, video.ssrc(), loop.settings().publisherBitrateBps());
            written.run();
        }
    }

    @Override
    public void nack(int mediaSsrc, int first, int following) {
        if (!loop.rtcp().isFull()) {
            loop.rtcp().nack(ssrc, mediaSsrc, first, following);
            room.counters().nacksOut.add(1 + Integer.bitCount(following));
        }
    }

    @Override
    public void pictureLoss(int mediaSsrc) {
        if (!loop.rtcp().isFull()) {
            loop.rtcp().pictureLoss(ssrc, mediaSsrc);
            room.counters().plisOut.add(1);
        }
    }

    @Override
    public void recovered() {
        room.counters().recovered.add(1);
    }

    List<Producer> producers() {
        return new ArrayList<>(byMid.values());
    }

    void close() {
        for (String mid : new ArrayList<>(byMid.keySet())) {
            unpublish(mid);
        }
    }
}

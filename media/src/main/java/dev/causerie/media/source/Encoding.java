package dev.causerie.media.source;

import dev.causerie.media.MediaKind;
import dev.causerie.media.codec.Vp8Descriptor;
import dev.causerie.media.quality.LinkMonitor;
import dev.causerie.media.rtcp.ReportBlock;
import dev.causerie.media.rtp.ExtensionIds;
import dev.causerie.media.rtp.RtpPacket;
import dev.causerie.media.rtp.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a producer as it arrives: one SSRC with its cache, its losses and its wish for key frames. Owned by the
 * worker thread.
 */
public final class Encoding {
    private static final int VIDEO_CACHE = 512;
    private static final int AUDIO_CACHE = 128;
    private static final long SILENT_NS = 700_000_000L;

    private final Producer producer;
    private final int ssrc;
    private final int layer;
    private final PacketCache cache;
    private final ReceiveWindow window;
    private final NackGenerator nacks = new NackGenerator();
    private final KeyFrameRequest keyFrame = new KeyFrameRequest();
    private final BitrateMeter bitrate = new BitrateMeter();
    private final StreamClock clock;
    private final ReceptionReport report;
    private final NackGenerator.Requests requests;
    private long heardNs;

    Encoding(Producer producer, int ssrc, int layer, PublisherClock publisherClock, PublisherFeedback feedback) {
        boolean video = producer.kind() == MediaKind.VIDEO;
        this.producer = producer;
        this.ssrc = ssrc;
        this.layer = layer;
        this.cache = new PacketCache(video ? VIDEO_CACHE : AUDIO_CACHE);
        this.window = new ReceiveWindow(cache.capacity());
        this.clock = new StreamClock(producer.clockRate(), publisherClock);
        this.report = new ReceptionReport(ssrc, producer.clockRate());
        this.requests = (first, following) -> feedback.nack(ssrc, first, following);
    }

    /**
     * Takes a packet in, as received or unwrapped from a retransmission.
     *
     * @return the packet in the cache, empty when it carried padding alone; null when it is a repeat or malformed
     */
    @Nullable
    MediaPacket accept(RtpPacket packet, Vp8Descriptor descriptor, ExtensionIds ids, boolean repeated, long nowNs) {
        int sequence = packet.sequence();
        if (!repeated) {
            note(packet, nowNs);
        } else if (!window.isStarted()) {
            return null; // what is sent again was sent before this encoding began, or began anew
        }
        boolean video = producer.kind() == MediaKind.VIDEO;
        boolean empty = packet.payloadLength() == 0;
        if (video && !empty && !descriptor.parse(packet.bytes(), packet.payloadOffset(), packet.payloadLength())) {
            return null;
        }
        if (!track(sequence, video)) {
            return null;
        }
        MediaPacket place = cache.place(sequence);
        if (empty) {
            place.fillEmpty(sequence);
            return place;
        }
        bitrate.add(packet.payloadLength(), nowNs);
        clock.arrived(packet.timestamp(), nowNs);
        place.fill(packet, video ? descriptor : null, ids.orientation(), ids.audioLevel());
        if (place.keyFrame()) {
            keyFrame.seen();
        }
        return place;
    }

    /** Counts a packet for the report to the publisher, and no more. */
    void note(RtpPacket packet, long nowNs) {
        report.received(packet.sequence(), packet.timestamp(), nowNs);
        heardNs = nowNs;
    }

    /** Forgets what came, and what is missing of it: it begins anew with the next packet, as if that were its first. */
    void restart() {
        cache.clear();
        window.restart();
        nacks.clear();
        keyFrame.seen();
    }

    private boolean track(int sequence, boolean video) {
        boolean started = window.isStarted();
        int before = window.highest();
        if (!window.add(sequence)) {
            return false;
        }
        if (!video || !started) {
            return true;
        }
        if (Sequence.distance(sequence, before) > 1) {
            if (!nacks.gap(before, sequence)) {
                keyFrame.want();
            }
        } else if (nacks.received(sequence)) {
            producer.recovered();
        }
        return true;
    }

    void tick(long nowNs, PublisherFeedback feedback) {
        if (!nacks.ask(nowNs, requests)) {
            keyFrame.want();
        }
        if (keyFrame.isDue(nowNs)) {
            feedback.pictureLoss(ssrc);
        }
    }

    void senderReport(long ntp, int timestamp, long nowNs) {
        clock.report(ntp, timestamp, nowNs);
        report.senderReport(ntp, nowNs);
    }

    /** Returns what to report to the publisher, and tells the monitor too; null before anything came. */
    public @Nullable ReportBlock report(long nowNs, LinkMonitor link) {
        if (!report.isStarted()) {
            return null;
        }
        ReportBlock block = report.block(nowNs);
        boolean audio = producer.kind() == MediaKind.AUDIO;
        double jitterMs = audio ? block.jitter() * 1_000.0 / producer.clockRate() : 0;
        link.received(report.expectedOfBlock(), report.lostOfBlock(), jitterMs);
        return block;
    }

    /** Wants a key frame; it is asked for, again and again, until it comes. Video only. */
    public void requestKeyFrame() {
        if (producer.kind() == MediaKind.VIDEO) {
            keyFrame.want();
        }
    }

    /** Returns whether packets are coming in; the only encoding of a producer always counts as active. */
    public boolean isActive(long nowNs) {
        return producer.layers() == 1 || nowNs - heardNs < SILENT_NS;
    }

    /** Returns the bitrate of the payloads over the last second. */
    public long bitrateBps(long nowNs) {
        return bitrate.bitsPerSecond(nowNs);
    }

    /** Returns the producer it is a layer of. */
    public Producer producer() {
        return producer;
    }

    /** Returns the SSRC it is published with. */
    public int ssrc() {
        return ssrc;
    }

    /** Returns its place among the layers, 0 the smallest. */
    public int layer() {
        return layer;
    }

    /** Returns the packets kept. */
    public PacketCache cache() {
        return cache;
    }

    /** Returns the map from its timestamps to our clock. */
    public StreamClock clock() {
        return clock;
    }

    /** Returns the highest sequence number seen. */
    public int highestSequence() {
        return window.highest();
    }
}

package dev.causerie.media.forward;

import dev.causerie.media.MediaKind;
import dev.causerie.media.quality.LinkMonitor;
import dev.causerie.media.rtcp.RtcpWriter;
import dev.causerie.media.rtp.PacketBuffer;
import dev.causerie.media.source.BitrateMeter;
import dev.causerie.media.source.Encoding;
import dev.causerie.media.source.MediaPacket;
import dev.causerie.media.source.PacketListener;
import dev.causerie.media.source.Producer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One receiving slot: a stream with its own SSRC into which the packets of one encoding at a time are rewritten. It
 * changes encodings only where decoding can begin. Owned by the worker thread.
 */
public final class Consumer implements PacketListener {
    private final SlotStream stream;
    private final MediaKind kind;
    private final Egress egress;
    private final StreamRewriter rewriter;
    private final PacketWriter writer;
    private final SentLog sent = new SentLog();
    private final DeliveryReports delivery = new DeliveryReports();
    private final Rewritten fields = new Rewritten();
    private final BitrateMeter bitrate = new BitrateMeter();
    private @Nullable Producer producer;
    private @Nullable Encoding current;
    private @Nullable Encoding target;
    private boolean paused;
    private int lastSourceTimestamp;
    private long packets;
    private long octets;

    /** Makes an empty slot. */
    public Consumer(SlotStream stream, MediaKind kind, Egress egress, RandomGenerator random) {
        this.stream = stream;
        this.kind = kind;
        this.egress = egress;
        int rate = kind == MediaKind.AUDIO ? 48_000 : 90_000;
        // A first number in the lower half keeps an early wrap from confusing SRTP's rollover counter (RFC 3711
        // §3.3.1).
        this.rewriter = new StreamRewriter(rate, random.nextInt(0x7FFF), random.nextInt());
        this.writer = new PacketWriter(stream, random.nextInt(0x7FFF));
    }

    /** Shows this producer from its next key frame on; null empties the slot. */
    public void show(@Nullable Producer next) {
        if (next == producer) {
            return;
        }
        if (producer != null) {
            producer.remove(this);
        }
        producer = next;
        current = null;
        target = null;
        if (next != null) {
            next.add(this);
        }
    }

    /** Changes to this encoding at its next key frame, which is asked for; until then the present one goes on. */
    public void aim(@Nullable Encoding encoding) {
        target = encoding == current ? null : encoding;
        if (target != null) {
            target.requestKeyFrame();
        }
    }

    /** Stops or resumes sending; it resumes with a key frame. */
    public void pause(boolean wanted) {
        if (wanted && !paused) {
            current = null;
            target = null;
        }
        paused = wanted;
    }

    @Override
    public void packet(Encoding encoding, MediaPacket packet, long nowNs) {
        if (paused || !egress.isOpen()) {
            return;
        }
        if (encoding == current) {
            forward(encoding, packet, nowNs);
        } else if (encoding == target && packet.keyFrame()) {
            change(encoding, packet, nowNs);
        }
    }

    private void change(Encoding encoding, MediaPacket first, long nowNs) {
        current = encoding;
        target = null;
        rewriter.begin(first, nowNs);
        forward(encoding, first, nowNs);
        // When the key frame's first packet came late, its others are already in the cache.
        int behind = (encoding.highestSequence() - first.sequence()) & 0xFFFF;
        for (int i = 1; i <= behind && behind < encoding.cache().capacity(); i++) {
            MediaPacket next = encoding.cache().get(first.sequence() + i);
            if (next != null && next.isEmpty()) {
                padding(encoding, next.sequence());
            } else if (next != null) {
                forward(encoding, next, nowNs);
            }
        }
    }

    private void forward(Encoding encoding, MediaPacket packet, long nowNs) {
        if (!rewriter.map(packet, nowNs, fields)) {
            return;
        }
        sent.add(encoding, packet.sequence(), fields, nowNs);
        lastSourceTimestamp = packet.timestamp();
        PacketBuffer buffer = egress.buffer();
        writer.media(buffer, packet, fields);
        packets++;
        octets += packet.length();
        bitrate.add(packet.length(), nowNs);
        egress.send(buffer);
    }

    @Override
    public void padding(Encoding encoding, int sequence) {
        if (encoding == current) {
            rewriter.leaveOut(sequence);
        }
    }

    @Override
    public void ended(Producer gone) {
        if (gone == producer) {
            show(null);
        }
    }

    /** Sends one packet again, if its source still has it and the receiver takes retransmissions. */
    public void resend(int sequence, long nowNs) {
        Encoding encoding = stream.codec().rtxPayloadType() == 0 ? null : sent.find(sequence, nowNs, fields);
        if (encoding == null || !egress.isOpen()) {
            return;
        }
        MediaPacket packet = encoding.cache().get(sent.sourceSequence(sequence));
        if (packet != null && !packet.isEmpty()) {
            PacketBuffer buffer = egress.buffer();
            writer.retransmission(buffer, packet, fields);
            egress.send(buffer);
            egress.retransmitted();
        }
    }

    /** The receiver can not decode: passes its wish for a key frame on. */
    public void keyFrameWanted() {
        Encoding encoding = current == null ? target : current;
        if (encoding != null) {
            encoding.requestKeyFrame();
        }
    }

    /**
     * Takes the receiver's report on this stream.
     *
     * @param highestSequence the highest number received, extended by its cycles
     * @param cumulativeLost packets lost since the beginning
     * @param link is told what of it happened on the way to the receiver
     */
    public void reported(int highestSequence, int cumulativeLost, LinkMonitor link) {
        delivery.take(highestSequence, cumulativeLost, sent, link);
    }

    /** Adds this stream's sender report: how its timestamps stand to the clock (RFC 3550 §6.4.1). */
    public void report(RtcpWriter rtcp, long ntpNow, long nowNs) {
        Encoding encoding = current;
        if (encoding == null || !rewriter.isStarted()) {
            return;
        }
        long sinceNs = nowNs - encoding.clock().captureNs(lastSourceTimestamp);
        int sinceTicks = (int) (sinceNs * encoding.clock().rate() / 1_000_000_000L);
        rtcp.senderReport(stream.ssrc(), ntpNow, rewriter.timestamp(lastSourceTimestamp) + sinceTicks, packets, octets);
        rtcp.canonicalName(stream.ssrc(), "causerie");
    }

    /** Returns the bitrate sent over the last second. */
    public long bitrateBps(long nowNs) {
        return bitrate.bitsPerSecond(nowNs);
    }

    /** Returns the producer shown, or null. */
    public @Nullable Producer producer() {
        return producer;
    }

    /** Returns the encoding forwarded now, or null before a first key frame. */
    public @Nullable Encoding current() {
        return current;
    }

    /** Returns whether the receiver paused it. */
    public boolean isPaused() {
        return paused;
    }

    /** Returns what it carries. */
    public MediaKind kind() {
        return kind;
    }

    /** Returns what stays the same about its stream. */
    public SlotStream stream() {
        return stream;
    }
}

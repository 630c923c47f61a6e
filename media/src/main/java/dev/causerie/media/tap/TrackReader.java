package dev.causerie.media.tap;

import dev.causerie.media.MediaKind;
import dev.causerie.media.Router;
import dev.causerie.media.TapFrame;
import dev.causerie.media.TapTrack;
import dev.causerie.media.forward.LayerChoice;
import dev.causerie.media.source.Encoding;
import dev.causerie.media.source.MediaPacket;
import dev.causerie.media.source.PacketListener;
import dev.causerie.media.source.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Turns one producer into a track: the highest layer that is steadily there, its packets in order, complete frames.
 * After an unrecoverable gap video goes on with the next key frame, which is asked for. Owned by the worker thread.
 */
public final class TrackReader implements PacketListener {
    private static final long STEADY_NS = 2_000_000_000L;

    private final Producer producer;
    private final TapQueue queue;
    private final TapTimeline timeline;
    private final String trackId;
    private final FrameAssembler assembler = new FrameAssembler();
    private @Nullable OrderedReader reader;
    private @Nullable Encoding target;
    private long targetSinceNs;
    private long lastUs = -1;

    /** Makes one that waits for a key frame; the caller adds it to the producer. */
    public TrackReader(Producer producer, String trackId, TapQueue queue, TapTimeline timeline) {
        this.producer = producer;
        this.trackId = trackId;
        this.queue = queue;
        this.timeline = timeline;
    }

    @Override
    public void packet(Encoding encoding, MediaPacket packet, long nowNs) {
        OrderedReader present = reader;
        if (present == null) {
            target = target == null ? encoding : target;
        }
        if (present != null && encoding == present.encoding()) {
            drain(present, nowNs);
        } else if (encoding == target && packet.keyFrame() && isSteady(nowNs)) {
            change(encoding, packet, nowNs);
        }
    }

    private void change(Encoding encoding, MediaPacket first, long nowNs) {
        OrderedReader next = new OrderedReader(encoding, first.sequence());
        assembler.lost();
        reader = next;
        target = null;
        drain(next, nowNs);
    }

    @Override
    public void padding(Encoding encoding, int sequence) {}

    /** Looks for packets given up, for a better layer, and for a key frame that is needed. */
    public void tick(long nowNs) {
        OrderedReader present = reader;
        if (present != null) {
            drain(present, nowNs);
            if (assembler.needsKeyFrame()) {
                present.encoding().requestKeyFrame();
            }
        }
        Encoding best = LayerChoice.best(producer, Router.ANY_LAYER, Long.MAX_VALUE, nowNs);
        if (best == null || (present != null && best == present.encoding())) {
            target = null;
        } else if (best != target) {
            target = best;
            targetSinceNs = nowNs;
        }
        if (target != null && isSteady(nowNs)) {
            target.requestKeyFrame();
        }
    }

    private boolean isSteady(long nowNs) {
        return reader == null
                || nowNs - targetSinceNs >= STEADY_NS
                || !reader.encoding().isActive(nowNs);
    }

    private void drain(OrderedReader from, long nowNs) {
        MediaPacket packet = from.next(nowNs);
        while (packet != null) {
            if (from.tookGap() && producer.kind() == MediaKind.VIDEO) {
                assembler.lost();
            }
            if (assembler.add(packet)) {
                emit(from.encoding());
            }
            packet = from.next(nowNs);
        }
    }

    private void emit(Encoding encoding) {
        long us = timeline.microseconds(encoding.clock().captureNs(assembler.timestamp()));
        us = Math.max(us, lastUs + 1);
        if (lastUs < 0) {
            queue.add(new TapEvent.Started(new TapTrack(
                    trackId,
                    producer.source().participantId(),
                    producer.kind(),
                    producer.source().source(),
                    producer.kind() == MediaKind.AUDIO ? "opus" : "vp8",
                    timeline.wallClock(us))));
        }
        lastUs = us;
        boolean key = assembler.isKeyFrame();
        TapFrame frame = new TapFrame(trackId, us, key, assembler.bytes(), assembler.width(), assembler.height());
        if (!queue.offer(new TapEvent.Frame(frame)) && producer.kind() == MediaKind.VIDEO) {
            assembler.lost();
        }
    }

    @Override
    public void ended(Producer gone) {
        close();
    }

    /** Ends the track. A second call does nothing. */
    public void close() {
        producer.remove(this);
        if (lastUs >= 0) {
            lastUs = -1;
            reader = null;
            queue.add(new TapEvent.Ended(trackId));
        }
    }

    /** Returns what it reads. */
    public Producer producer() {
        return producer;
    }
}

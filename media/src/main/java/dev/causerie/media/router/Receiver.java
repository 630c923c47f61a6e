package dev.causerie.media.router;

import dev.causerie.media.MediaKind;
import dev.causerie.media.NoSuchSlot;
import dev.causerie.media.SlotState;
import dev.causerie.media.Subscription;
import dev.causerie.media.forward.Consumer;
import dev.causerie.media.forward.LayerChoice;
import dev.causerie.media.forward.ReceiverEstimate;
import dev.causerie.media.forward.SlotStream;
import dev.causerie.media.quality.LinkMonitor;
import dev.causerie.media.rtp.ExtensionIds;
import dev.causerie.media.rtp.SsrcMap;
import dev.causerie.media.sdp.OfferedMedia;
import dev.causerie.media.source.Encoding;
import dev.causerie.media.source.Producer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one transport receives: its slots, and how much it can take. Owned by the worker thread. */
final class Receiver {
    private static final int MAX_SLOTS = 128;

    private final Transport transport;
    private final Room room;
    private final Loop loop;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final SsrcMap<Consumer> bySsrc = new SsrcMap<>(MAX_SLOTS);
    private final ReceiverEstimate estimate = new ReceiverEstimate();
    private long budgetBps = Long.MAX_VALUE;
    private List<SlotState> told = List.of();

    Receiver(Transport transport, Room room, Loop loop) {
        this.transport = transport;
        this.room = room;
        this.loop = loop;
    }

    /** Returns the slot of this m-line, opened if it is new. */
    Consumer open(OfferedMedia offered) {
        Slot known = slots.get(offered.mid());
        if (known != null) {
            return known.consumer();
        }
        SlotStream stream = new SlotStream(
                offered.mid(),
                offered.codec().orElseThrow(),
                ExtensionIds.of(offered.extensions()),
                loop.random().nextInt(),
                loop.random().nextInt());
        Consumer consumer = new Consumer(stream, offered.kind().orElseThrow(), transport, loop.random());
        slots.put(offered.mid(), new Slot(consumer));
        bySsrc.put(stream.ssrc(), consumer);
        return consumer;
    }

    /** Closes the slot of this m-line. Without effect when there is none. */
    void remove(String mid) {
        Slot gone = slots.remove(mid);
        if (gone != null) {
            gone.consumer().show(null);
            bySsrc.removeIf(consumer -> consumer == gone.consumer());
        }
    }

    void subscribe(Subscription wish) {
        Slot slot = slots.get(wish.mid());
        if (slot == null) {
            throw new NoSuchSlot(wish.mid());
        }
        slot.wish(wish);
    }

    void resend(int ssrc, int sequence, long nowNs) {
        Consumer consumer = bySsrc.get(ssrc);
        if (consumer != null) {
            consumer.resend(sequence, nowNs);
        }
    }

    void keyFrameWanted(int ssrc) {
        Consumer consumer = bySsrc.get(ssrc);
        if (consumer != null) {
            consumer.keyFrameWanted();
        }
    }

    void bandwidthEstimate(long bitrateBps) {
        estimate.report(bitrateBps);
    }

    /** Takes a report on one of the streams; returns whether it is one of them. */
    boolean reported(int ssrc, int highestSequence, int cumulativeLost, LinkMonitor link) {
        Consumer consumer = bySsrc.get(ssrc);
        if (consumer != null) {
            consumer.reported(highestSequence, cumulativeLost, link);
        }
        return consumer != null;
    }

    /** Returns how much may be sent by the receiver's estimate, {@link Long#MAX_VALUE} where that is no limit. */
    long budgetBps() {
        return budgetBps;
    }

    /** Aims every slot at the layer it should show now; the budget goes to the slots in their order. */
    void chooseLayers(long nowNs) {
        long sent = 0;
        int open = 0;
        for (Slot slot : slots.values()) {
            sent += slot.consumer().bitrateBps(nowNs);
            open += isWatched(slot) ? 1 : 0;
        }
        budgetBps = estimate.budgetBps(sent, nowNs);
        long budget = budgetBps;
        for (Slot slot : slots.values()) {
            Producer producer = slot.consumer().producer();
            if (producer == null || slot.consumer().isPaused()) {
                continue;
            }
            boolean video = producer.kind() == MediaKind.VIDEO;
            int cap = Math.min(slot.maxLayer(), room.layerCap(producer.source().participantId(), transport));
            long share = video ? budget / Math.max(1, open) : Long.MAX_VALUE;
            Encoding best = LayerChoice.best(producer, cap, share, nowNs);
            slot.consumer().aim(best);
            if (video) {
                budget -= best == null ? 0 : Math.min(budget, best.bitrateBps(nowNs));
                open--;
            }
        }
    }

    private static boolean isWatched(Slot slot) {
        Consumer consumer = slot.consumer();
        return consumer.kind() == MediaKind.VIDEO && consumer.producer() != null && !consumer.isPaused();
    }

    /** Tells the room's listener what the slots show, if that has changed. */
    void tell() {
        List<SlotState> now = new ArrayList<>(slots.size());
        for (Slot slot : slots.values()) {
            now.add(slot.state());
        }
        if (!now.equals(told)) {
            told = List.copyOf(now);
            room.slotsChanged(transport, told);
        }
    }

    void report(long nowNs, Runnable written) {
        for (Slot slot : slots.values()) {
            slot.consumer().report(loop.rtcp(), loop.ntpNow(), nowNs);
            written.run();
        }
    }

    /** Returns the slots of this kind in the order of the offer. */
    List<Slot> slots(MediaKind kind) {
        return slots.values().stream()
                .filter(slot -> slot.consumer().kind() == kind)
                .toList();
    }

    void close() {
        for (Slot slot : slots.values()) {
            slot.consumer().show(null);
        }
    }
}

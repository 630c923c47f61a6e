package dev.causerie.media.source;

import dev.causerie.media.MediaKind;
import dev.causerie.media.SourceId;
import dev.causerie.media.codec.Vp8Descriptor;
import dev.causerie.media.rtp.Bytes;
import dev.causerie.media.rtp.ExtensionIds;
import dev.causerie.media.rtp.RtpPacket;
import dev.causerie.media.sdp.OfferedCodec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One published track: the sending m-line of a client with its encodings, and those who listen to it. Owned by the
 * worker thread.
 */
public final class Producer {
    private static final PacketListener[] NOBODY = {};

    private final String id;
    private final SourceId source;
    private final String mid;
    private final OfferedCodec codec;
    private final ExtensionIds ids;
    private final List<String> rids;
    private final @Nullable Encoding[] encodings;
    private final PublisherClock clock;
    private final PublisherFeedback feedback;
    private final Vp8Descriptor descriptor = new Vp8Descriptor();
    private PacketListener[] listeners = NOBODY;
    private boolean blocked;
    private boolean ended;

    /**
     * Makes one that waits for its first packet.
     *
     * @param id unique in the process
     * @param rids the names of its layers, the smallest first; empty without simulcast
     */
    public Producer(
            String id,
            SourceId source,
            String mid,
            OfferedCodec codec,
            ExtensionIds ids,
            List<String> rids,
            PublisherClock clock,
            PublisherFeedback feedback) {
        this.id = id;
        this.source = source;
        this.mid = mid;
        this.codec = codec;
        this.ids = ids;
        this.rids = List.copyOf(rids);
        this.encodings = new Encoding[Math.max(1, rids.size())];
        this.clock = clock;
        this.feedback = feedback;
    }

    /**
     * Returns the encoding that packets with this SSRC and layer name belong to, made at its first packet; null when
     * the name is not one of ours, or missing although there are layers.
     *
     * @param rid the layer's name from the header extension, null when the packet has none
     */
    public @Nullable Encoding encoding(int ssrc, @Nullable String rid) {
        int layer = rids.isEmpty() ? 0 : rids.indexOf(rid == null ? "" : rid);
        if (layer < 0) {
            return null;
        }
        Encoding known = encodings[layer];
        if (known == null || known.ssrc() != ssrc) {
            known = new Encoding(this, ssrc, layer, clock, feedback);
            encodings[layer] = known;
        }
        return known;
    }

    /** Takes a packet of one of its encodings and hands it on, unless it is blocked. */
    public void receive(Encoding encoding, RtpPacket packet, long nowNs) {
        if (blocked) {
            encoding.note(packet, nowNs);
        } else {
            take(encoding, packet, false, nowNs);
        }
    }

    /** Takes a retransmission (RFC 4588 §4) of one of its encodings: unwraps it in place and hands on what was missing. */
    public void receiveRetransmission(Encoding encoding, RtpPacket packet, long nowNs) {
        if (blocked || packet.payloadLength() < 2) {
            return; // a short one is padding by which the client probes for bandwidth
        }
        byte[] b = packet.bytes();
        int at = packet.payloadOffset();
        int original = Bytes.u16(b, at);
        int start = packet.getOffset();
        System.arraycopy(b, start, b, start + 2, at - start);
        packet.setLength(packet.getLength() - 2);
        packet.setOffset(start + 2);
        Bytes.put16(b, start + 4, original);
        Bytes.put32(b, start + 10, encoding.ssrc());
        if (packet.parse()) {
            take(encoding, packet, true, nowNs);
        }
    }

    private void take(Encoding encoding, RtpPacket packet, boolean repeated, long nowNs) {
        MediaPacket taken = encoding.accept(packet, descriptor, ids, repeated, nowNs);
        if (taken == null) {
            return;
        }
        for (PacketListener listener : listeners) {
            if (taken.isEmpty()) {
                listener.padding(encoding, taken.sequence());
            } else {
                listener.packet(encoding, taken, nowNs);
            }
        }
    }

    /**
     * Throws away what comes from now on, or takes it again. Both begin with nothing: of what came before, and of what came
     * while it was blocked, nothing is asked for, kept or handed on afterwards.
     */
    public void block(boolean wanted) {
        blocked = wanted;
        for (Encoding encoding : encodings) {
            if (encoding != null) {
                encoding.restart();
            }
        }
    }

    /** Returns whether what comes is thrown away. */
    public boolean isBlocked() {
        return blocked;
    }

    /** Asks the publisher for what is missing and wanted now. */
    public void tick(long nowNs) {
        if (blocked) {
            return;
        }
        for (Encoding encoding : encodings) {
            if (encoding != null) {
                encoding.tick(nowNs, feedback);
            }
        }
    }

    /** Takes a sender report of one of its encodings; without effect when the SSRC is not its own. */
    public void senderReport(int ssrc, long ntp, int timestamp, long nowNs) {
        for (Encoding encoding : encodings) {
            if (encoding != null && encoding.ssrc() == ssrc) {
                encoding.senderReport(ntp, timestamp, nowNs);
            }
        }
    }

    void recovered() {
        feedback.recovered();
    }

    /** Lets this one hear every packet from now on. */
    public void add(PacketListener listener) {
        listeners = Arrays.copyOf(listeners, listeners.length + 1);
        listeners[listeners.length - 1] = listener;
    }

    /** Lets this one hear nothing any more. */
    public void remove(PacketListener listener) {
        listeners = Arrays.stream(listeners).filter(known -> known != listener).toArray(PacketListener[]::new);
    }

    /** Ends it, and tells every listener. A second call does nothing. */
    public void end() {
        if (!ended) {
            ended = true;
            PacketListener[] told = listeners;
            listeners = NOBODY;
            for (PacketListener listener : told) {
                listener.ended(this);
            }
        }
    }

    /** Returns the encoding with this layer name, or null when there is none or nothing of it has come. */
    public @Nullable Encoding layer(String rid) {
        int layer = rids.indexOf(rid);
        return layer < 0 ? null : encodings[layer];
    }

    /** Returns whether anything of it has come yet. */
    public boolean isLive() {
        for (Encoding encoding : encodings) {
            if (encoding != null) {
                return true;
            }
        }
        return false;
    }

    /** Returns its id, unique in the process. */
    public String id() {
        return id;
    }

    /** Returns whose it is, and what it shows or carries. */
    public SourceId source() {
        return source;
    }

    /** Returns audio or video. */
    public MediaKind kind() {
        return source.source().kind();
    }

    /** Returns the ticks per second of its timestamps. */
    public int clockRate() {
        return kind() == MediaKind.AUDIO ? 48_000 : 90_000;
    }

    /** Returns the m-line it is sent on. */
    public String mid() {
        return mid;
    }

    /** Returns the publisher's payload types. */
    public OfferedCodec codec() {
        return codec;
    }

    /** Returns the publisher's ids of header extensions. */
    public ExtensionIds ids() {
        return ids;
    }

    /** Returns how many layers it may have. */
    public int layers() {
        return encodings.length;
    }

    /** Returns the encoding of this layer, or null when nothing of it has come. */
    public @Nullable Encoding layer(int layer) {
        return encodings[layer];
    }
}

package dev.causerie.media.router;

import dev.causerie.media.CloseReason;
import dev.causerie.media.LinkQuality;
import dev.causerie.media.dtls.DtlsListener;
import dev.causerie.media.dtls.DtlsSession;
import dev.causerie.media.dtls.Fingerprint;
import dev.causerie.media.forward.Egress;
import dev.causerie.media.ice.IceAgent;
import dev.causerie.media.ice.IceCredentials;
import dev.causerie.media.ice.StunMessage;
import dev.causerie.media.net.DatagramKind;
import dev.causerie.media.quality.LinkMonitor;
import dev.causerie.media.rtcp.RtcpReader;
import dev.causerie.media.rtcp.RtcpWriter;
import dev.causerie.media.rtp.PacketBuffer;
import dev.causerie.media.rtp.RtpPacket;
import dev.causerie.media.srtp.SrtpKeys;
import dev.causerie.media.srtp.SrtpSession;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: ICE, DTLS and SRTP under a {@link Publisher} and a {@link Receiver}. It lives from the first
 * offer until it is closed, says goodbye, falls silent, or fails its handshake. Owned by the worker thread.
 */
public final class Transport implements Egress {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

    private final String id;
    private final String participantId;
    private final Fingerprint fingerprint;
    private final Room room;
    private final Loop loop;
    private final IceAgent ice;
    private final DtlsSession dtls;
    private final Publisher publisher;
    private final Receiver receiver;
    private final LinkMonitor link = new LinkMonitor();
    private final ControlHandler control;
    private final Counters counters;
    private @Nullable SrtpSession srtp;
    private final long sessionId;
    private int answers;
    private boolean closed;

    Transport(String id, String participantId, Fingerprint fingerprint, Room room, Loop loop) {
        this.id = id;
        this.participantId = participantId;
        this.fingerprint = fingerprint;
        this.room = room;
        this.loop = loop;
        this.counters = room.counters();
        this.sessionId = loop.random().nextLong() >>> 2;
        this.ice = new IceAgent(IceCredentials.random(loop.random()), loop.nowNs());
        this.dtls = new DtlsSession(loop.identity(), fingerprint, loop.handshakes(), new Handshake());
        this.publisher = new Publisher(participantId, id, room, loop);
        this.receiver = new Receiver(this, room, loop);
        this.control = new ControlHandler(publisher, receiver, link, counters, loop);
    }

    /** Takes a datagram in; the buffer is the worker's and free again afterwards. */
    public void receive(DatagramKind kind, RtpPacket packet, InetSocketAddress from) {
        switch (kind) {
            case DTLS -> dtls.receive(packet.bytes(), packet.getOffset(), packet.getLength());
            case RTP -> receiveMedia(packet, from);
            case RTCP -> receiveControl(packet, from);
            default -> counters.dropped.add(1);
        }
    }

    /** Answers a check and learns its path. */
    public void receiveCheck(StunMessage request, InetSocketAddress from) {
        ice.answer(request, from, loop.nowNs())
                .ifPresentOrElse(
                        response -> {
                            loop.bind(from, this);
                            loop.send(response, 0, response.length, from);
                        },
                        () -> counters.dropped.add(1));
    }

    private void receiveMedia(RtpPacket packet, InetSocketAddress from) {
        int size = packet.getLength();
        SrtpSession session = srtp;
        if (session == null || !packet.hasHeader() || !session.unprotect(packet) || !packet.parse()) {
            counters.dropped.add(1);
            return;
        }
        ice.heard(from, loop.nowNs());
        counters.packetsIn.add(1);
        counters.bytesIn.add(size);
        publisher.receive(packet, loop.nowNs());
    }

    private void receiveControl(RtpPacket packet, InetSocketAddress from) {
        SrtpSession session = srtp;
        if (session == null || !session.unprotectControl(packet)) {
            counters.dropped.add(1);
            return;
        }
        ice.heard(from, loop.nowNs());
        RtcpReader.read(packet.bytes(), packet.getOffset(), packet.getLength(), control);
    }

    /** Asks for what is missing, and ends a transport that has been silent for too long. */
    void tick(long nowNs) {
        if (nowNs - ice.heardNs() > loop.settings().consentTimeout().toNanos()) {
            close(CloseReason.SILENT);
        } else if (isOpen()) {
            RtcpWriter rtcp = loop.rtcp();
            rtcp.begin();
            publisher.tick(nowNs);
            flush(rtcp);
        }
    }

    /** Sends the reports of both directions, and ends a period of the connection's quality. */
    void report(long nowNs) {
        if (!isOpen()) {
            return;
        }
        RtcpWriter rtcp = loop.rtcp();
        rtcp.begin();
        publisher.report(nowNs, link, () -> flushFull(rtcp));
        receiver.report(nowNs, () -> flushFull(rtcp));
        flush(rtcp);
        link.review(nowNs, ice.heardNs(), receiver.budgetBps());
    }

    private void flushFull(RtcpWriter rtcp) {
        if (rtcp.isFull()) {
            flush(rtcp);
            rtcp.begin();
        }
    }

    private void flush(RtcpWriter rtcp) {
        SrtpSession session = srtp;
        InetSocketAddress to = ice.selected();
        if (!rtcp.isEmpty() && session != null && to != null && session.protectControl(rtcp.packet())) {
            loop.send(
                    rtcp.packet().bytes(),
                    rtcp.packet().getOffset(),
                    rtcp.packet().getLength(),
                    to);
        }
    }

    @Override
    public boolean isOpen() {
        return srtp != null && ice.selected() != null;
    }

    @Override
    public PacketBuffer buffer() {
        return loop.buffer();
    }

    @Override
    public void send(PacketBuffer packet) {
        SrtpSession session = srtp;
        InetSocketAddress to = ice.selected();
        if (session != null && to != null && session.protect(packet)) {
            loop.send(packet.bytes(), packet.getOffset(), packet.getLength(), to);
            counters.packetsOut.add(1);
            counters.bytesOut.add(packet.getLength());
        }
    }

    @Override
    public void retransmitted() {
        counters.retransmitted.add(1);
    }

    /** Ends it with all it publishes and receives, and tells the room. A second call does nothing. */
    void close(CloseReason reason) {
        if (!closed) {
            closed = true;
            dtls.close();
            loop.unregister(this);
            receiver.close();
            publisher.close();
            room.closed(this, reason);
        }
    }

    /** Returns the transport's id. */
    public String id() {
        return id;
    }

    /** Returns the fragment by which checks name it. */
    public String fragment() {
        return ice.local().fragment();
    }

    /** Returns when something authentic was last heard from the client. */
    public long heardNs() {
        return ice.heardNs();
    }

    /** Returns the addresses from which it has been reached. */
    public List<InetSocketAddress> addresses() {
        return ice.addresses();
    }

    /** Returns the session's number in its descriptions. */
    long sessionId() {
        return sessionId;
    }

    /** Returns the number of the next answer. */
    int nextVersion() {
        answers++;
        return answers;
    }

    String participantId() {
        return participantId;
    }

    /** Returns how good the connection is, unknown before it stands. */
    LinkQuality quality() {
        return link.quality();
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    IceCredentials credentials() {
        return ice.local();
    }

    Publisher publisher() {
        return publisher;
    }

    Receiver receiver() {
        return receiver;
    }

    /** Brings what the handshake's thread says onto the worker. Thread-safe. */
    private final class Handshake implements DtlsListener {
        @Override
        public void send(byte[] datagram) {
            onWorker(() -> {
                InetSocketAddress to = ice.selected();
                if (to != null) {
                    loop.send(datagram, 0, datagram.length, to);
                }
            });
        }

        @Override
        public void established(SrtpKeys keys) {
            onWorker(() -> {
                if (!closed) {
                    srtp = new SrtpSession(keys, true);
                    LOG.debug("transport {} stands with {}", id, keys.profile());
                    room.connected(Transport.this);
                }
            });
        }

        @Override
        public void failed(Exception reason) {
            LOG.debug("transport {}: DTLS failed: {}", id, reason.toString());
            onWorker(() -> close(srtp == null ? CloseReason.REFUSED : CloseReason.LEFT));
        }

        @Override
        public void closed() {
            onWorker(() -> close(CloseReason.LEFT));
        }

        private void onWorker(Runnable task) {
            if (!loop.execute(task)) {
                LOG.debug("transport {}: the worker takes no more tasks", id);
            }
        }
    }
}

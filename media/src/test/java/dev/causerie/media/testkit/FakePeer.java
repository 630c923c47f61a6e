package dev.causerie.media.testkit;

import dev.causerie.media.dtls.DtlsIdentity;
import dev.causerie.media.dtls.SrtpKeyClient;
import dev.causerie.media.ice.StunMessage;
import dev.causerie.media.ice.StunWriter;
import dev.causerie.media.net.DatagramKind;
import dev.causerie.media.rtcp.ReportBlock;
import dev.causerie.media.rtcp.RtcpHandler;
import dev.causerie.media.rtcp.RtcpReader;
import dev.causerie.media.rtcp.RtcpWriter;
import dev.causerie.media.rtp.Bytes;
import dev.causerie.media.rtp.PacketBuffer;
import dev.causerie.media.rtp.RtpPacket;
import dev.causerie.media.srtp.SrtpProfile;
import dev.causerie.media.srtp.SrtpSession;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;

/** A browser's transport in the JVM. Thread-safe for its one test and its own receiving thread. */
public final class FakePeer implements AutoCloseable {
    /** The server's last sender report on a stream, and when it came. */
    private record LastReport(int middle, long cameNs) {}

    private final DtlsIdentity identity = DtlsIdentity.create(new SecureRandom(), Clock.systemUTC());
    private final DatagramSocket socket;
    private final BlockingQueue<byte[]> handshake = new ArrayBlockingQueue<>(100);
    private final BlockingQueue<byte[]> checks = new ArrayBlockingQueue<>(100);
    private final List<ReceivedPacket> received = new CopyOnWriteArrayList<>();
    private final List<Integer> nacked = new CopyOnWriteArrayList<>();
    private final List<Integer> keyFramesWanted = new CopyOnWriteArrayList<>();
    private final List<Long> estimates = new CopyOnWriteArrayList<>();
    private final List<Integer> senderReports = new CopyOnWriteArrayList<>();
    private final Map<Integer, LastReport> lastReports = new ConcurrentHashMap<>();
    private final Object sending = new Object();
    private volatile Predicate<ReceivedPacket> loses = packet -> false;
    private volatile SrtpSession srtp;
    private InetSocketAddress server;
    private DTLSTransport dtls;

    public FakePeer() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::receive, "fake-peer");
        thread.setDaemon(true);
        thread.start();
    }

    public FakeOffer offer() {
        return new FakeOffer(identity.fingerprint());
    }

    /** Goes through ICE and DTLS with the server of this answer. */
    public void connect(String answer, SrtpProfile... profiles) throws IOException, InterruptedException {
        check(answer);
        SrtpKeyClient client = new SrtpKeyClient(identity, profiles);
        dtls = client.connect(new Pipe());
        srtp = new SrtpSession(client.keys(), false);
    }

    /** Sends a check and waits for its answer. */
    public void check(String answer) throws IOException, InterruptedException {
        server = new InetSocketAddress(
                InetAddress.getLoopbackAddress(),
                Integer.parseInt(find(answer, "a=candidate:1 1 udp \\d+ \\S+ (\\d+)")));
        byte[] request = new StunWriter(StunMessage.BINDING_REQUEST, new byte[12])
                .username(find(answer, "a=ice-ufrag:(\\S+)") + ":fake")
                .priority(1 << 24)
                .useCandidate()
                .finish(find(answer, "a=ice-pwd:(\\S+)"));
        raw(request);
        byte[] response = checks.poll(5, TimeUnit.SECONDS);
        if (response == null
                || StunMessage.parse(response, 0, response.length).orElseThrow().type()
                        != StunMessage.BINDING_SUCCESS) {
            throw new IOException("no success to the check");
        }
    }

    public static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    /** Sends bytes as they are. */
    public void raw(byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, server));
    }

    /** Sends one packet; {@code mid} and {@code rid} go into header extensions unless null. */
    public void send(FakePacket packet) throws IOException {
        synchronized (sending) {
            PacketBuffer buffer = packet.write();
            if (!srtp.protect(buffer)) {
                throw new IOException("not protected");
            }
            raw(Arrays.copyOfRange(buffer.bytes(), buffer.getOffset(), buffer.getOffset() + buffer.getLength()));
        }
    }

    public void sendNack(int mediaSsrc, int sequence) throws IOException {
        control(writer -> writer.nack(1, mediaSsrc, sequence, 0));
    }

    public void sendSenderReport(int ssrc, long ntp, int timestamp) throws IOException {
        control(writer -> writer.senderReport(ssrc, ntp, timestamp, 1, 1));
    }

    /**
     * Reports on what came and what did not of every stream that is received, as browsers do once a second.
     *
     * @param takenNs the time that the server's sender reports are to have taken, and this one back
     */
    public void reportReception(long takenNs) throws IOException {
        for (Map.Entry<Integer, LastReport> each : lastReports.entrySet()) {
            int ssrc = each.getKey();
            List<Integer> came = received.stream()
                    .filter(packet -> packet.ssrc() == ssrc)
                    .map(ReceivedPacket::sequence)
                    .toList();
            if (!came.isEmpty()) {
                int highest = Collections.max(came);
                int lost = highest
                        - Collections.min(came)
                        + 1
                        - (int) came.stream().distinct().count();
                long sinceNs = System.nanoTime() - each.getValue().cameNs() - takenNs;
                int since = (int) (sinceNs * 65_536 / 1_000_000_000L);
                int last = each.getValue().middle();
                control(writer -> writer.receiverReport(1, new ReportBlock(ssrc, 0, lost, highest, 0, last, since)));
            }
        }
    }

    public void sendEstimate(int ssrc, long bitrate) throws IOException {
        control(writer -> writer.bandwidthEstimate(1, ssrc, bitrate));
    }

    private void control(java.util.function.Consumer<RtcpWriter> content) throws IOException {
        synchronized (sending) {
            RtcpWriter writer = new RtcpWriter();
            writer.begin();
            content.accept(writer);
            PacketBuffer packet = writer.packet();
            if (!srtp.protectControl(packet)) {
                throw new IOException("not protected");
            }
            raw(Arrays.copyOfRange(packet.bytes(), packet.getOffset(), packet.getOffset() + packet.getLength()));
        }
    }

    /** From now on, what matches is lost on its way to this peer. */
    public void lose(Predicate<ReceivedPacket> lost) {
        loses = lost;
    }

    public List<ReceivedPacket> received(int payloadType) {
        return received.stream()
                .filter(packet -> packet.payloadType() == payloadType)
                .toList();
    }

    public List<Integer> nacked() {
        return nacked;
    }

    public List<Integer> keyFramesWanted() {
        return keyFramesWanted;
    }

    public List<Long> estimates() {
        return estimates;
    }

    public List<Integer> senderReports() {
        return senderReports;
    }

    /** Says goodbye. */
    public void goodbye() throws IOException {
        dtls.close();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void receive() {
        RtpPacket packet = new RtpPacket();
        while (!socket.isClosed()) {
            DatagramPacket datagram = new DatagramPacket(packet.bytes(), PacketBuffer.CAPACITY);
            try {
                socket.receive(datagram);
            } catch (IOException e) {
                return; // the test is over
            }
            packet.setOffset(0);
            packet.setLength(datagram.getLength());
            take(packet);
        }
    }

    private void take(RtpPacket packet) {
        byte[] copy = Arrays.copyOf(packet.bytes(), packet.getLength());
        SrtpSession session = srtp;
        switch (DatagramKind.of(packet.bytes(), packet.getLength())) {
            case STUN -> checks.add(copy);
            case DTLS -> handshake.add(copy);
            case RTP -> {
                if (session != null && session.unprotect(packet) && packet.parse()) {
                    keep(packet);
                }
            }
            case RTCP -> {
                if (session != null && session.unprotectControl(packet)) {
                    RtcpReader.read(packet.bytes(), packet.getOffset(), packet.getLength(), new Feedback());
                }
            }
            default -> throw new IllegalStateException("the server sent something unknown");
        }
    }

    private void keep(RtpPacket packet) {
        int at = packet.payloadOffset();
        ReceivedPacket kept = new ReceivedPacket(
                packet.ssrc(),
                packet.payloadType(),
                packet.sequence(),
                packet.timestamp(),
                packet.marker(),
                Arrays.copyOfRange(packet.bytes(), at, at + packet.payloadLength()));
        if (!loses.test(kept)) {
            received.add(kept);
        }
    }

    private final class Feedback implements RtcpHandler {
        @Override
        public void senderReport(int ssrc, long ntp, int rtpTimestamp) {
            senderReports.add(ssrc);
            lastReports.put(ssrc, new LastReport((int) (ntp >>> 16), System.nanoTime()));
        }

        @Override
        public void reception(
                int ssrc, int cumulativeLost, int highestSequence, int lastReport, int delaySinceReport) {}

        @Override
        public void nack(int mediaSsrc, int sequence) {
            nacked.add(sequence);
        }

        @Override
        public void keyFrameRequest(int mediaSsrc) {
            keyFramesWanted.add(mediaSsrc);
        }

        @Override
        public void bandwidthEstimate(long bitrateBps) {
            estimates.add(bitrateBps);
        }
    }

    private final class Pipe implements DatagramTransport {
        @Override
        public int getReceiveLimit() {
            return 1472;
        }

        @Override
        public int getSendLimit() {
            return 1200;
        }

        @Override
        public int receive(byte[] target, int offset, int length, int waitMs) throws IOException {
            try {
                byte[] datagram = handshake.poll(Math.max(1, waitMs), TimeUnit.MILLISECONDS);
                if (datagram == null) {
                    return -1;
                }
                int size = Math.min(length, datagram.length);
                System.arraycopy(datagram, 0, target, offset, size);
                return size;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        @Override
        public void send(byte[] bytes, int offset, int length) throws IOException {
            raw(Arrays.copyOfRange(bytes, offset, offset + length));
        }

        @Override
        public void close() {}
    }

    /** Returns the sequence number that a retransmission repairs. */
    public static int original(ReceivedPacket retransmission) {
        return Bytes.u16(retransmission.payload(), 0);
    }
}

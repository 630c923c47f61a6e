package dev.causerie.media.srtp;

import dev.causerie.media.rtp.Bytes;
import dev.causerie.media.rtp.PacketBuffer;
import dev.causerie.media.rtp.SsrcMap;
import java.security.GeneralSecurityException;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jspecify.annotations.Nullable;

/**
 * Protects and unprotects one transport's packets in place, a context per SSRC. A context for a new incoming SSRC is
 * kept only once a packet proved authentic, and their number is bounded, so that a stranger costs nothing. Owned by
 * the worker thread.
 */
public final class SrtpSession {
    private static final int MAX_STREAMS = 256;
    private static final int MIN_RTP = 12;
    private static final int MIN_RTCP = 8;

    private final SrtpContextFactory incoming;
    private final SrtpContextFactory outgoing;
    private final SsrcMap<SrtpCryptoContext> received = new SsrcMap<>(MAX_STREAMS);
    private final SsrcMap<SrtpCryptoContext> sent = new SsrcMap<>(MAX_STREAMS);
    private final SsrcMap<SrtcpCryptoContext> receivedControl = new SsrcMap<>(MAX_STREAMS);
    private final SsrcMap<SrtcpCryptoContext> sentControl = new SsrcMap<>(MAX_STREAMS);

    /** Makes the session of one end: the DTLS server's, or the client's when {@code server} is false. */
    public SrtpSession(SrtpKeys keys, boolean server) {
        incoming = factory(false, keys, server);
        outgoing = factory(true, keys, !server);
    }

    private static SrtpContextFactory factory(boolean sender, SrtpKeys keys, boolean client) {
        SrtpPolicy policy = keys.profile().policy();
        return new SrtpContextFactory(
                sender,
                keys.key(client),
                keys.salt(client),
                policy,
                keys.profile().policy(),
                new LoggerImpl("srtp"));
    }

    /** Returns true when the packet was authentic and new; it is plain RTP then. */
    public boolean unprotect(PacketBuffer packet) {
        if (packet.getLength() < MIN_RTP) {
            return false;
        }
        int ssrc = Bytes.i32(packet.bytes(), packet.getOffset() + 8);
        SrtpCryptoContext context = received.get(ssrc);
        try {
            SrtpCryptoContext used = context == null ? incoming.deriveContext(ssrc, 0) : context;
            boolean authentic = used.reverseTransformPacket(packet, false) == SrtpErrorStatus.OK;
            return authentic && (context != null || received.put(ssrc, used));
        } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
            return false; // what does not decrypt is not for us; the caller counts it
        }
    }

    /** Returns true when the control packet was authentic and new; it is plain RTCP then. */
    public boolean unprotectControl(PacketBuffer packet) {
        if (packet.getLength() < MIN_RTCP) {
            return false;
        }
        int ssrc = Bytes.i32(packet.bytes(), packet.getOffset() + 4);
        SrtcpCryptoContext context = receivedControl.get(ssrc);
        try {
            SrtcpCryptoContext used = context == null ? incoming.deriveControlContext(ssrc) : context;
            boolean authentic = used.reverseTransformPacket(packet) == SrtpErrorStatus.OK;
            return authentic && (context != null || receivedControl.put(ssrc, used));
        } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
            return false; // what does not decrypt is not for us; the caller counts it
        }
    }

    /** Returns true when the RTP packet was protected and may be sent. */
    public boolean protect(PacketBuffer packet) {
        int ssrc = Bytes.i32(packet.bytes(), packet.getOffset() + 8);
        try {
            SrtpCryptoContext context = sent.get(ssrc);
            if (context == null) {
                context = outgoing.deriveContext(ssrc, 0);
                sent.put(ssrc, context);
            }
            return context.transformPacket(packet) == SrtpErrorStatus.OK;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SRTP can not protect SSRC " + ssrc, e);
        }
    }

    /** Returns true when the RTCP packet was protected and may be sent. */
    public boolean protectControl(PacketBuffer packet) {
        int ssrc = Bytes.i32(packet.bytes(), packet.getOffset() + 4);
        try {
            @Nullable SrtcpCryptoContext context = sentControl.get(ssrc);
            if (context == null) {
                context = outgoing.deriveControlContext(ssrc);
                sentControl.put(ssrc, context);
            }
            return context.transformPacket(packet) == SrtpErrorStatus.OK;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SRTCP can not protect SSRC " + ssrc, e);
        }
    }
}

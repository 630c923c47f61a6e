package dev.causerie.media.dtls;

import dev.causerie.media.srtp.SrtpKeys;

/** Hears how a DTLS session goes. Called from threads of the handshake pool; must not block. */
public interface DtlsListener {
    /** A datagram is to be sent to the peer; the array is the callee's. */
    void send(byte[] datagram);

    /** The handshake is done and the peer is who the offer said. */
    void established(SrtpKeys keys);

    /** The handshake failed; nothing follows. */
    void failed(Exception reason);

    /** The peer said goodbye; nothing follows. */
    void closed();
}

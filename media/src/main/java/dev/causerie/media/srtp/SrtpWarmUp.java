package dev.causerie.media.srtp;

import dev.causerie.media.rtp.PacketBuffer;
import org.jitsi.srtp.crypto.Aes;

/**
 * Loads and compiles what SRTP needs before the first call does: the native library and the providers take about half
 * a second, which would stall a worker's packets. Stateless.
 */
public final class SrtpWarmUp {
    private static final int ROUNDS = 200;

    private SrtpWarmUp() {}

    /** Protects and unprotects packets under both profiles. Blocks for up to a second. */
    public static void run() {
        Aes.setFactoryClassName("OpenSSL"); // otherwise the first packet benchmarks every provider
        for (SrtpProfile profile : SrtpProfile.values()) {
            SrtpKeys keys = new SrtpKeys(profile, new byte[SrtpKeys.length(profile)]);
            SrtpSession client = new SrtpSession(keys, false);
            SrtpSession server = new SrtpSession(keys, true);
            PacketBuffer packet = new PacketBuffer();
            for (int i = 0; i < ROUNDS; i++) {
                rtp(packet, i);
                exchange(client.protect(packet) && server.unprotect(packet), profile);
                rtcp(packet);
                exchange(client.protectControl(packet) && server.unprotectControl(packet), profile);
            }
        }
    }

    private static void rtp(PacketBuffer packet, int sequence) {
        packet.setLength(1000);
        byte[] b = packet.bytes();
        b[0] = (byte) 0x80;
        b[1] = 96;
        b[2] = (byte) (sequence >> 8);
        b[3] = (byte) sequence;
    }

    private static void rtcp(PacketBuffer packet) {
        packet.setLength(8);
        byte[] b = packet.bytes();
        b[0] = (byte) 0x80;
        b[1] = (byte) 201;
        b[2] = 0;
        b[3] = 1;
    }

    private static void exchange(boolean done, SrtpProfile profile) {
        if (!done) {
            throw new IllegalStateException("SRTP does not work on this machine with " + profile);
        }
    }
}

package dev.causerie.media.ice;

import dev.causerie.media.rtp.Bytes;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Builds a STUN message (RFC 8489): attributes in the order of the calls, then integrity and fingerprint. One use. */
public final class StunWriter {
    private byte[] bytes = new byte[128];
    private int length = StunMessage.HEADER;

    /** Starts a message of this type and transaction. */
    public StunWriter(int type, byte[] transactionId) {
        Bytes.put16(bytes, 0, type);
        Bytes.put32(bytes, 4, StunMessage.COOKIE);
        System.arraycopy(transactionId, 0, bytes, 8, 12);
    }

    /** Adds an attribute; the padding to four bytes is added here. */
    public StunWriter attribute(int type, byte[] value) {
        int next = length + 4 + ((value.length + 3) & ~3);
        if (next > bytes.length) {
            bytes = Arrays.copyOf(bytes, next * 2);
        }
        Bytes.put16(bytes, length, type);
        Bytes.put16(bytes, length + 2, value.length);
        System.arraycopy(value, 0, bytes, length + 4, value.length);
        length = next;
        return this;
    }

    /** Adds USERNAME. */
    public StunWriter username(String name) {
        return attribute(StunMessage.USERNAME, name.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds PRIORITY. */
    public StunWriter priority(int priority) {
        byte[] value = new byte[4];
        Bytes.put32(value, 0, priority);
        return attribute(StunMessage.PRIORITY, value);
    }

    /** Adds USE-CANDIDATE. */
    public StunWriter useCandidate() {
        return attribute(StunMessage.USE_CANDIDATE, new byte[0]);
    }

    /** Adds XOR-MAPPED-ADDRESS (RFC 8489 §14.2). */
    public StunWriter mappedAddress(InetSocketAddress address) {
        byte[] ip = address.getAddress().getAddress();
        byte[] value = new byte[4 + ip.length];
        value[1] = (byte) (ip.length == 4 ? 1 : 2);
        Bytes.put16(value, 2, address.getPort() ^ (StunMessage.COOKIE >>> 16));
        for (int i = 0; i < ip.length; i++) {
            value[4 + i] = (byte) (ip[i] ^ bytes[4 + i]);
        }
        return attribute(StunMessage.XOR_MAPPED_ADDRESS, value);
    }

    /** Returns the whole message, closed by integrity under this password and a fingerprint. */
    public byte[] finish(String password) {
        Bytes.put16(bytes, 2, length + 24 - StunMessage.HEADER);
        attribute(StunMessage.MESSAGE_INTEGRITY, hmac(password, bytes, length));
        Bytes.put16(bytes, 2, length + 8 - StunMessage.HEADER);
        byte[] crc = new byte[4];
        Bytes.put32(crc, 0, StunMessage.fingerprint(bytes, length));
        attribute(StunMessage.FINGERPRINT, crc);
        return Arrays.copyOf(bytes, length);
    }

    static byte[] hmac(String password, byte[] data, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            mac.update(data, 0, length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}

package dev.causerie.media.ice;

import dev.causerie.media.rtp.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A STUN message as received (RFC 8489), with the attributes that ICE needs (RFC 8445 §16.1). Immutable.
 *
 * <p>Attributes after MESSAGE-INTEGRITY other than FINGERPRINT are ignored, as RFC 8489 §14.5 asks.
 */
public final class StunMessage {
    public static final int BINDING_REQUEST = 0x0001;
    public static final int BINDING_SUCCESS = 0x0101;

    static final int COOKIE = 0x2112_A442;
    static final int HEADER = 20;
    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int ERROR_CODE = 0x0009;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    static final int PRIORITY = 0x0024;
    static final int USE_CANDIDATE = 0x0025;
    static final int FINGERPRINT = 0x8028;
    static final int FINGERPRINT_XOR = 0x5354_554E;

    private final byte[] bytes;
    private String username = "";
    private long priority;
    private boolean useCandidate;
    private int integrityAt = -1;
    private boolean fingerprinted;

    private StunMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the message, or empty when these bytes are none: length, cookie, attributes or fingerprint are wrong. */
    public static Optional<StunMessage> parse(byte[] source, int offset, int length) {
        if (length < HEADER || (source[offset] & 0xC0) != 0) {
            return Optional.empty();
        }
        StunMessage message = new StunMessage(Arrays.copyOfRange(source, offset, offset + length));
        return message.readAttributes() ? Optional.of(message) : Optional.empty();
    }

    private boolean readAttributes() {
        if (Bytes.i32(bytes, 4) != COOKIE || Bytes.u16(bytes, 2) + HEADER != bytes.length || bytes.length % 4 != 0) {
            return false;
        }
        int at = HEADER;
        while (at + 4 <= bytes.length) {
            int size = Bytes.u16(bytes, at + 2);
            if (at + 4 + size > bytes.length || fingerprinted || !read(Bytes.u16(bytes, at), at, size)) {
                return false;
            }
            at += 4 + ((size + 3) & ~3);
        }
        return at == bytes.length;
    }

    private boolean read(int type, int at, int size) {
        if (integrityAt >= 0 && type != FINGERPRINT) {
            return true;
        }
        switch (type) {
            case USERNAME -> username = new String(bytes, at + 4, size, StandardCharsets.UTF_8);
            case PRIORITY -> {
                if (size != 4) {
                    return false;
                }
                priority = Bytes.u32(bytes, at + 4);
            }
            case USE_CANDIDATE -> useCandidate = true;
            case MESSAGE_INTEGRITY -> {
                integrityAt = at;
                return size == 20;
            }
            case FINGERPRINT -> {
                fingerprinted = true;
                return size == 4 && Bytes.i32(bytes, at + 4) == fingerprint(bytes, at);
            }
            default -> {}
        }
        return true;
    }

    static int fingerprint(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue() ^ FINGERPRINT_XOR;
    }

    /** Returns true when the message carries an integrity attribute made with this password. */
    public boolean hasIntegrity(String password) {
        if (integrityAt < 0) {
            return false;
        }
        byte[] covered = Arrays.copyOf(bytes, integrityAt);
        Bytes.put16(covered, 2, integrityAt + 24 - HEADER);
        byte[] expected = StunWriter.hmac(password, covered, integrityAt);
        return MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, integrityAt + 4, integrityAt + 24));
    }

    /** Returns the message type, class and method together. */
    public int type() {
        return Bytes.u16(bytes, 0);
    }

    /** Returns the USERNAME, empty when there is none. */
    public String username() {
        return username;
    }

    /** Returns the part of the USERNAME before the colon: the fragment of whom the message is for. */
    public String localFragment() {
        int colon = username.indexOf(':');
        return colon < 0 ? username : username.substring(0, colon);
    }

    /** Returns the PRIORITY, 0 when there is none. */
    public long priority() {
        return priority;
    }

    /** Returns whether USE-CANDIDATE is set. */
    public boolean useCandidate() {
        return useCandidate;
    }

    /** Returns whether a (right) FINGERPRINT closes the message. */
    public boolean fingerprinted() {
        return fingerprinted;
    }

    /** Returns a copy of the transaction id. */
    public byte[] transactionId() {
        return Arrays.copyOfRange(bytes, 8, HEADER);
    }
}

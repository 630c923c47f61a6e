package dev.causerie.media.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * The hash of a certificate, by which SDP vouches for the DTLS peer (RFC 8122 §5). Immutable.
 *
 * @param hash the function's name in lower case, {@code sha-256} or stronger
 * @param value the hash in upper-case hexadecimal with colons
 */
public record Fingerprint(String hash, String value) {
    private static final Set<String> KNOWN = Set.of("sha-256", "sha-384", "sha-512");

    /**
     * Normalises the spelling.
     *
     * @throws IllegalArgumentException when the hash function is not one we accept
     */
    public Fingerprint {
        hash = hash.toLowerCase(Locale.ROOT);
        value = value.toUpperCase(Locale.ROOT);
        if (!KNOWN.contains(hash)) {
            throw new IllegalArgumentException("fingerprint hash " + hash + " is none of " + KNOWN);
        }
    }

    /** Returns the fingerprint of a DER-encoded certificate under the named hash function. */
    public static Fingerprint of(String hash, byte[] certificate) {
        try {
            byte[] digest =
                    MessageDigest.getInstance(hash.toUpperCase(Locale.ROOT)).digest(certificate);
            return new Fingerprint(
                    hash, HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + hash, e);
        }
    }

    /** Returns whether this certificate is the one vouched for. */
    public boolean matches(byte[] certificate) {
        return equals(of(hash, certificate));
    }
}

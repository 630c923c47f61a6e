package dev.causerie.server.auth.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A refresh token: 128 random bits that name its family, the tokens of one login, and 256 random bits that change with
 * each use. Since every token of a family names it, one that was used before is known for what it is without keeping
 * it: it was copied (RFC 9700, section 4.14.2). Only hashes are stored. Immutable; {@link #toString} hides it.
 */
final class RefreshToken {

    private static final int FAMILY_CHARACTERS = 22;
    private static final int SECRET_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{65}");

    private final String text;

    private RefreshToken(String text) {
        this.text = text;
    }

    /** The first token of a new family. */
    static RefreshToken first(SecureRandom random) {
        return new RefreshToken(randomText(random, 16) + randomText(random, SECRET_BYTES));
    }

    /** The token that a client sent; nothing if it can be none of ours. */
    static Optional<RefreshToken> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RefreshToken(text)) : Optional.empty();
    }

    /** The one that takes its place. */
    RefreshToken next(SecureRandom random) {
        return new RefreshToken(text.substring(0, FAMILY_CHARACTERS) + randomText(random, SECRET_BYTES));
    }

    /** What the client keeps. */
    String text() {
        return text;
    }

    /** SHA-256 in hex of what the tokens of one login share. */
    String familyHash() {
        return sha256(text.substring(0, FAMILY_CHARACTERS));
    }

    /** SHA-256 in hex: no slow hash is needed for what is random and long. */
    String hash() {
        return sha256(text);
    }

    /** Whether {@code hash} is that of this token; compares in constant time. */
    boolean hasHash(String hash) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), hash().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "RefreshToken";
    }

    private static String randomText(SecureRandom random, int bytes) {
        byte[] fresh = new byte[bytes];
        random.nextBytes(fresh);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fresh);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}

package dev.causerie.server.auth.token;

import dev.causerie.server.config.Mode;
import dev.causerie.server.config.OperatorError;
import dev.causerie.server.config.Secret;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;

/**
 * The secret that signs access tokens: 256 bits at least (RFC 7518, section 3.2). Immutable; {@link #toString} hides
 * it.
 */
public final class SigningSecret {

    private static final int LEAST_BYTES = 32;
    private static final int LEAST_DIFFERENT_BYTES = 10;
    private static final int KEY_ID_BYTES = 8;
    private static final Pattern FROM_AN_EXAMPLE =
            Pattern.compile("change.?(me|this|it)|your.{0,12}(secret|key)|example|default|placeholder|insecure");
    private static final String WHAT_TO_DO =
            "; set it, or the environment variable JWT_SECRET, to what `openssl rand -base64 48` prints";

    private final SecretKey key;
    private final String keyId;

    private SigningSecret(byte[] bytes) {
        this.key = Keys.hmacShaKeyFor(bytes);
        this.keyId = HexFormat.of().formatHex(Arrays.copyOf(sha256(bytes), KEY_ID_BYTES));
    }

    /**
     * The secret that is configured; in the demo, without one, that of the data folder, made if there is none yet.
     * May write {@code jwt.secret} to the data folder.
     *
     * @throws OperatorError naming {@code auth.jwtSecret} if it is too short, and in production if it is missing or
     *     looks like that of an example; or naming the file in the data folder if that can not be used
     */
    public static SigningSecret of(Optional<Secret> configured, Mode mode, Path dataFolder, SecureRandom random) {
        if (configured.isPresent()) {
            return configured(configured.get().value(), mode);
        }
        if (mode == Mode.PRODUCTION) {
            throw new OperatorError("auth.jwtSecret is missing, which production needs" + WHAT_TO_DO);
        }
        return new SigningSecret(new SecretFile(dataFolder, random).readOrMake());
    }

    private static SigningSecret configured(String value, Mode mode) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < LEAST_BYTES) {
            throw new OperatorError("auth.jwtSecret has %d bytes and needs %d at least%s"
                    .formatted(bytes.length, LEAST_BYTES, WHAT_TO_DO));
        }
        if (mode == Mode.PRODUCTION && looksGuessable(value)) {
            throw new OperatorError("auth.jwtSecret looks like an example's, which others know" + WHAT_TO_DO);
        }
        return new SigningSecret(bytes);
    }

    private static boolean looksGuessable(String value) {
        return value.chars().distinct().count() < LEAST_DIFFERENT_BYTES
                || FROM_AN_EXAMPLE.matcher(value.toLowerCase(Locale.ROOT)).find();
    }

    SecretKey key() {
        return key;
    }

    /** Names the secret in tokens, so that one signed by another is known before it is checked. */
    String keyId() {
        return keyId;
    }

    @Override
    public String toString() {
        return "SigningSecret[keyId=" + keyId + "]";
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}

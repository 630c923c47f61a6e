package dev.causerie.server.auth.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash (RFC 9106, version 1.3) with its salt and cost, written in the PHC string format:
 * {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Immutable.
 */
final class PasswordHash {

    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final PasswordCost cost;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(PasswordCost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    /** Hashes a password; takes the time and the memory that {@code cost} says. */
    static PasswordHash of(String password, byte[] salt, PasswordCost cost) {
        return new PasswordHash(cost, salt.clone(), argon2id(password, salt, cost, HASH_BYTES));
    }

    /**
     * Reads the PHC form.
     *
     * @throws IllegalArgumentException if it is no Argon2id hash of version 1.3, or its cost is out of range
     */
    static PasswordHash parse(String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A stored password hash is not in the PHC form of Argon2id");
        }
        PasswordCost cost = new PasswordCost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        Base64.Decoder base64 = Base64.getDecoder();
        return new PasswordHash(cost, base64.decode(parts.group(4)), base64.decode(parts.group(5)));
    }

    PasswordCost cost() {
        return cost;
    }

    /** Whether it is the hash of this password; compares in constant time. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, argon2id(password, salt, cost, hash.length));
    }

    /** The PHC form. */
    @Override
    public String toString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.iterations(),
                        cost.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    private static byte[] argon2id(String password, byte[] salt, PasswordCost cost, int bytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] out = new byte[bytes];
        generator.generateBytes(canonical(password), out);
        return out;
    }

    /** One byte sequence for what keyboards of different systems compose differently (RFC 8265, section 4.2.2). */
    private static byte[] canonical(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }
}

package dev.causerie.server.auth.token;

import dev.causerie.server.config.OperatorError;
import dev.causerie.server.file.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The file in which the demo keeps the secret that it made, so that people stay signed in over a restart. Used once, at start. */
final class SecretFile {

    private static final int BYTES = 48;
    private static final int LEAST_CHARACTERS = 43;
    private static final int MOST_BYTES = 4_096;

    private final PrivateFile file;
    private final SecureRandom random;

    SecretFile(Path folder, SecureRandom random) {
        this.file = new PrivateFile(folder, "jwt.secret");
        this.random = random;
    }

    /**
     * The secret of the file, which is made if there is none: never half written, and never readable by others.
     *
     * @throws OperatorError if the file can not be read, written or used
     */
    byte[] readOrMake() {
        try {
            if (!file.exists()) {
                make();
            }
            return read();
        } catch (IOException failure) {
            throw new OperatorError(
                    "The secret for tokens can not be kept in " + file.path() + " (" + failure
                            + "): let the server write to the data folder, or set auth.jwtSecret (JWT_SECRET)",
                    failure);
        }
    }

    private byte[] read() throws IOException {
        if (file.size() > MOST_BYTES) {
            throw unusable();
        }
        String text = new String(file.read(), StandardCharsets.ISO_8859_1).strip();
        if (text.length() < LEAST_CHARACTERS) {
            throw unusable();
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private OperatorError unusable() {
        return new OperatorError(file.path() + " does not hold a secret of " + LEAST_CHARACTERS
                + " characters or more: delete it, and a new one is made (everybody signs in again)");
    }

    private void make() throws IOException {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        file.write((Base64.getUrlEncoder().encodeToString(secret) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}

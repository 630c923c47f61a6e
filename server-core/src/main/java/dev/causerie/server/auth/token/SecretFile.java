package dev.causerie.server.auth.token;

import dev.causerie.server.config.OperatorError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file in which the demo keeps the secret that it made, so that people stay signed in over a restart. Only its owner
 * may read it, where the file system knows owners. Used once, at start.
 */
final class SecretFile {

    private static final Logger LOG = LoggerFactory.getLogger(SecretFile.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int BYTES = 48;
    private static final int LEAST_CHARACTERS = 43;
    private static final int MOST_BYTES = 4_096;

    private final Path folder;
    private final Path file;
    private final SecureRandom random;

    SecretFile(Path folder, SecureRandom random) {
        this.folder = folder;
        this.file = folder.resolve("jwt.secret");
        this.random = random;
    }

    /**
     * The secret of the file, which is made if there is none: never half written, and never readable by others.
     *
     * @throws OperatorError if the file can not be read, written or used
     */
    byte[] readOrMake() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            narrow();
            return read();
        } catch (IOException failure) {
            throw new OperatorError(
                    "The secret for tokens can not be kept in " + file + " (" + failure
                            + "): let the server write to the data folder, or set auth.jwtSecret (JWT_SECRET)",
                    failure);
        }
    }

    private byte[] read() throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw unusable();
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        if (text.length() < LEAST_CHARACTERS) {
            throw unusable();
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private OperatorError unusable() {
        return new OperatorError(file + " does not hold a secret of " + LEAST_CHARACTERS
                + " characters or more: delete it, and a new one is made (everybody signs in again)");
    }

    private void make() throws IOException {
        Files.createDirectories(folder);
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String text = Base64.getUrlEncoder().encodeToString(secret) + "\n";
        Path fresh = Files.createTempFile(folder, "jwt", ".tmp", ownerOnly());
        try {
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private void narrow() throws IOException {
        if (!knowsOwners()) {
            return;
        }
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(found)) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
            LOG.warn(
                    "{} could be read or written by others ({}); now only by its owner. Delete it, if somebody may have"
                            + " read it: a new one is made",
                    file,
                    PosixFilePermissions.toString(found));
        }
    }

    private FileAttribute<?>[] ownerOnly() throws IOException {
        return knowsOwners()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private boolean knowsOwners() throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix");
    }
}

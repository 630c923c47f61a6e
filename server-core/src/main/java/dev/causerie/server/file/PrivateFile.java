package dev.causerie.server.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small file with a secret in it: never half written, and readable by its owner alone, where the file system knows
 * owners. Immutable; two that write at the same time leave what one of them wrote. Every method blocks.
 */
public final class PrivateFile {

    private static final Logger LOG = LoggerFactory.getLogger(PrivateFile.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final Path folder;

    /** The file of that name in a folder; neither has to be there. */
    public PrivateFile(Path folder, String name) {
        this.folder = folder;
        this.file = folder.resolve(name);
    }

    public Path path() {
        return file;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /** How many bytes it has. */
    public long size() throws IOException {
        return Files.size(file);
    }

    /**
     * What stands in it. Others who could have read or written it can not any more, which is logged as a warning.
     *
     * @throws IOException if it can not be read, or not be taken from others
     */
    public byte[] read() throws IOException {
        narrow();
        return Files.readAllBytes(file);
    }

    /**
     * Replaces it as a whole, on disk when this returns; makes the folder when it is missing.
     *
     * @throws IOException if the folder can not be written; the file is as it was then
     */
    public void write(byte[] content) throws IOException {
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".tmp", ownerOnly());
        try {
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
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

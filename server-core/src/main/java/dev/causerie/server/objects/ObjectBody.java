package dev.causerie.server.objects;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is to be written: it can be opened again for each try. Immutable.
 *
 * @param size in bytes, exactly
 * @param contentType media type
 * @param source opens the content from its beginning
 */
public record ObjectBody(long size, String contentType, Source source) {
    /** Refuses a negative size. */
    public ObjectBody {
        if (size < 0) {
            throw new IllegalArgumentException("An object of " + size + " bytes");
        }
    }

    /** The bytes, which must not change until they are written. */
    public static ObjectBody of(byte[] bytes, String contentType) {
        return new ObjectBody(bytes.length, contentType, () -> new ByteArrayInputStream(bytes));
    }

    /**
     * The file as it is now.
     *
     * @throws UncheckedIOException when its size can not be read
     */
    public static ObjectBody of(Path file, String contentType) {
        try {
            return new ObjectBody(Files.size(file), contentType, () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the content. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }
}

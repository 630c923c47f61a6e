package dev.causerie.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Content of known length that can be read from any offset. Thread-safe. */
public interface StreamSource {

    /** Its length in bytes; does not block. */
    long length();

    /** The content from byte {@code offset} on; may block. The server closes the stream. */
    InputStream open(long offset) throws IOException;

    /**
     * The content of a file, whose length is taken now.
     *
     * @throws IOException if there is no such file
     */
    static StreamSource file(Path file) throws IOException {
        long length = Files.size(file);
        return new StreamSource() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open(long offset) throws IOException {
                InputStream in = Files.newInputStream(file);
                in.skipNBytes(offset);
                return in;
            }
        };
    }
}

package dev.causerie.server.http;

import java.io.IOException;
import java.io.InputStream;

/** The body of a response. Immutable. */
public sealed interface ResponseBody {

    /**
     * A value for the server's mapper.
     *
     * @param value anything that Jackson writes
     */
    record Json(Object value) implements ResponseBody {}

    /**
     * Content in memory.
     *
     * @param content not to be changed any more
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
    record Bytes(byte[] content) implements ResponseBody {}

    /**
     * Content of known length from outside.
     *
     * @param source opened on a worker thread, from the first byte that was asked for
     */
    record Stream(StreamSource source) implements ResponseBody {}

    /**
     * Content of unknown length.
     *
     * @param opener called once, on a worker thread
     */
    record Chunked(Opener opener) implements ResponseBody {}

    /** Opens a stream, which is closed by the server. */
    @FunctionalInterface
    interface Opener {

        /** The stream, read on worker threads and closed in every case. */
        InputStream open() throws IOException;
    }
}

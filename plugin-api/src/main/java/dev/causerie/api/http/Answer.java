package dev.causerie.api.http;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a route answers. Immutable, but for a stream that is read once.
 *
 * @param status the HTTP status, 200 to 299 (refusals are thrown) or 302 to 308
 * @param headers further headers
 * @param json what the body is made of, if it is JSON: a record, map or list
 * @param stream the body, if it is bytes
 */
public record Answer(int status, Map<String, String> headers, Optional<Object> json, Optional<Stream> stream) {

    /**
     * Bytes of a known kind; the host answers ranges.
     *
     * @param length of the whole, in bytes
     * @param open opens it from an offset, for so many bytes; the host closes it
     */
    public record Stream(String contentType, long length, Opener open) {}

    /** Opens a part of a body. */
    @FunctionalInterface
    public interface Opener {

        /** The bytes from {@code offset}, at least {@code length} of them. */
        InputStream open(long offset, long length);
    }

    /** 200 with a JSON body. */
    public static Answer ok(Object json) {
        return new Answer(200, Map.of(), Optional.of(json), Optional.empty());
    }

    /** 201 with a JSON body. */
    public static Answer created(Object json) {
        return new Answer(201, Map.of(), Optional.of(json), Optional.empty());
    }

    /** 204 without a body. */
    public static Answer noContent() {
        return new Answer(204, Map.of(), Optional.empty(), Optional.empty());
    }

    /** 200 with bytes, or 206 with the range that was asked for. */
    public static Answer stream(Stream stream) {
        return new Answer(200, Map.of(), Optional.empty(), Optional.of(stream));
    }

    /** The same answer with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, Map.copyOf(more), json, stream);
    }
}

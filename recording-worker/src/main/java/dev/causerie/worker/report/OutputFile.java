package dev.causerie.worker.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A finished file in the store. Immutable.
 *
 * @param kind {@code composite} or {@code track}
 * @param trackId which track, absent for the composite
 * @param key the object's key
 * @param size bytes
 * @param durationMs milliseconds from the file's zero to its last timestamp
 * @param width pixels; 0 without pictures
 * @param height pixels; 0 without pictures
 * @param contentType {@code video/webm} or {@code audio/webm}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutputFile(
        String kind,
        @Nullable String trackId,
        String key,
        long size,
        long durationMs,
        int width,
        int height,
        String contentType) {}

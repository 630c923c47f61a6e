package dev.causerie.server.objects;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an object without reading it. Immutable.
 *
 * @param key its name
 * @param size in bytes
 * @param contentType media type; a listing does not tell it
 * @param modifiedAt when it was written, in seconds
 */
public record ObjectInfo(String key, long size, Optional<String> contentType, Instant modifiedAt) {}

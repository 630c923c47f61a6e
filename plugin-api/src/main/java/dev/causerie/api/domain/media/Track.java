package dev.causerie.api.domain.media;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What a client says it publishes on one m-line of its offer. Immutable.
 *
 * @param mid the m-line's {@code a=mid}
 * @param source what it carries
 */
public record Track(@NotBlank @Size(max = 16) String mid, TrackSource source) {}

package dev.causerie.worker.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Something that is lost in the result without being a failure of the job. Immutable.
 *
 * @param code what happened, in one upper-case word for programs
 * @param trackId whose loss it is, or null for the recording's
 * @param sequence the fragment, or null when it is not one fragment's matter
 * @param message the same for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Warning(
        String code, @Nullable String trackId, @Nullable Integer sequence, String message) {}

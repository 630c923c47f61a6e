/** Recordings: what the host captures and composes, as plugins start, stop and show it. */
@NullMarked
package dev.causerie.api.domain.recordings;

import org.jspecify.annotations.NullMarked;

/** Meetings: what the meeting plugin offers to the others. */
@NullMarked
package dev.causerie.api.domain.meetings;

import org.jspecify.annotations.NullMarked;

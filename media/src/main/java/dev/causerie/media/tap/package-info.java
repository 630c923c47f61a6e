/** The recording tap: tracks in order, as complete frames on one clock, on a thread of its own. */
@NullMarked
package dev.causerie.media.tap;

import org.jspecify.annotations.NullMarked;

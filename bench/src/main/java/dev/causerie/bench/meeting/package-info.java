/** The load of one full meeting on the whole server: all join at once, then all write. */
@NullMarked
package dev.causerie.bench.meeting;

import org.jspecify.annotations.NullMarked;

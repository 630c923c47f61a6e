/** Lanes: where handlers run, one session's in order, on a shared pool and never on an event loop. */
@NullMarked
package dev.causerie.server.lane;

import org.jspecify.annotations.NullMarked;

/** Rooms: who hears an event. */
@NullMarked
package dev.causerie.api.room;

import org.jspecify.annotations.NullMarked;

/** Rooms to write in, in the rooms dialect: {@code message}, and {@code typing} with a boolean. */
@NullMarked
package dev.causerie.plugin.rooms;

import org.jspecify.annotations.NullMarked;

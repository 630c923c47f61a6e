@NullMarked
package dev.causerie.plugin.rooms;

import org.jspecify.annotations.NullMarked;

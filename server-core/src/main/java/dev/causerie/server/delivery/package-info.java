/** From a domain event to the sessions that hear it, each in its dialect. */
@NullMarked
package dev.causerie.server.delivery;

import org.jspecify.annotations.NullMarked;

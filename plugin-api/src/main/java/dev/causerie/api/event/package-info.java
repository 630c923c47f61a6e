/** Events: what clients send, what plugins publish, and how a dialect puts it on the wire. */
@NullMarked
package dev.causerie.api.event;

import org.jspecify.annotations.NullMarked;

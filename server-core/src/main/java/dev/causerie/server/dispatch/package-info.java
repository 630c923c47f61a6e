/** From an event of a client to the handler that answers it: shape, validation, limits, policy, handler, answer. */
@NullMarked
package dev.causerie.server.dispatch;

import org.jspecify.annotations.NullMarked;

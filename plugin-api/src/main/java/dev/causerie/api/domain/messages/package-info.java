/** Conversations and messages of every kind: what the messages plugin offers to the others. */
@NullMarked
package dev.causerie.api.domain.messages;

import org.jspecify.annotations.NullMarked;

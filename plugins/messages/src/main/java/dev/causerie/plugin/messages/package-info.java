/** The store of conversations and messages of every kind. It has no wire of its own: other plugins send through it. */
@NullMarked
package dev.causerie.plugin.messages;

import org.jspecify.annotations.NullMarked;

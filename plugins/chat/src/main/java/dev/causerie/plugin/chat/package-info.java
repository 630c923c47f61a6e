/** The chat of a meeting, in the visio dialect. Meetings and messages are kept by the plugins of those names. */
@NullMarked
package dev.causerie.plugin.chat;

import org.jspecify.annotations.NullMarked;

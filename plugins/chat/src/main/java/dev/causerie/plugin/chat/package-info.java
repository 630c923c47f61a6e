@NullMarked
package dev.causerie.plugin.chat;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.causerie.plugin.messages;

import org.jspecify.annotations.NullMarked;

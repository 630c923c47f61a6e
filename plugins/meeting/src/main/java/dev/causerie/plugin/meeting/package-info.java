@NullMarked
package dev.causerie.plugin.meeting;

import org.jspecify.annotations.NullMarked;

/** Work that must not be lost, and work that repeats. */
@NullMarked
package dev.causerie.api.job;

import org.jspecify.annotations.NullMarked;

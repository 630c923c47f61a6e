@NullMarked
package dev.causerie.media;

import org.jspecify.annotations.NullMarked;

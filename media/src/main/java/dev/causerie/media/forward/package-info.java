/** What a client receives: consumers that rewrite a source's packets into one contiguous stream per slot. */
@NullMarked
package dev.causerie.media.forward;

import org.jspecify.annotations.NullMarked;

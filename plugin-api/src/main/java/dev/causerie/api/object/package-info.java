/** The object store, as a plugin uses it. */
@NullMarked
package dev.causerie.api.object;

import org.jspecify.annotations.NullMarked;

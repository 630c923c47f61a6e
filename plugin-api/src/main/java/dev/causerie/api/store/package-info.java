/** The database, as a plugin uses it. */
@NullMarked
package dev.causerie.api.store;

import org.jspecify.annotations.NullMarked;

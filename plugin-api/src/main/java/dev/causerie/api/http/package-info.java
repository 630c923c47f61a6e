/** REST routes of a plugin. */
@NullMarked
package dev.causerie.api.http;

import org.jspecify.annotations.NullMarked;

/** Sessions: one connected client of one user. */
@NullMarked
package dev.causerie.api.session;

import org.jspecify.annotations.NullMarked;

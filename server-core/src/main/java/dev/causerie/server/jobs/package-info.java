/** Jobs that must not be lost: kept in the database, run at least once, tried again, on whichever node is alive. */
@NullMarked
package dev.causerie.server.jobs;

import org.jspecify.annotations.NullMarked;

/** The servers that share one database. */
@NullMarked
package dev.causerie.server.cluster;

import org.jspecify.annotations.NullMarked;

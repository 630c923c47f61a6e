/** What proves files for their owner alone. */
@NullMarked
package dev.causerie.server.file;

import org.jspecify.annotations.NullMarked;

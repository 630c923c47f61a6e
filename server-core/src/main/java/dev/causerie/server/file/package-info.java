/** Small files in the data folder that only their owner may read. */
@NullMarked
package dev.causerie.server.file;

import org.jspecify.annotations.NullMarked;

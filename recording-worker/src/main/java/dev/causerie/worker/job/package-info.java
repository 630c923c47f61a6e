/** The job as it comes in on standard input: records that check themselves. */
@NullMarked
package dev.causerie.worker.job;

import org.jspecify.annotations.NullMarked;

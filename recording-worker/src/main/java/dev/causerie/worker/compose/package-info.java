/** The work itself: tracks remuxed, and the composite that people watch, remuxed or drawn and mixed. */
@NullMarked
package dev.causerie.worker.compose;

import org.jspecify.annotations.NullMarked;

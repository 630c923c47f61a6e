/** How good a client's connection is: what its reports and ours say, graded once a period and steadied. */
@NullMarked
package dev.causerie.media.quality;

import org.jspecify.annotations.NullMarked;

/** The benchmarks' main program, for developers. */
@NullMarked
package dev.causerie.bench;

import org.jspecify.annotations.NullMarked;

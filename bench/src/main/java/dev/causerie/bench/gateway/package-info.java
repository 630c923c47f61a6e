/** The scenarios of the gateway's benchmark, their results and their targets. */
@NullMarked
package dev.causerie.bench.gateway;

import org.jspecify.annotations.NullMarked;

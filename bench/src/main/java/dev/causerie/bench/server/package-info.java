/** The servers under test as processes of their own, and what they use. */
@NullMarked
package dev.causerie.bench.server;

import org.jspecify.annotations.NullMarked;

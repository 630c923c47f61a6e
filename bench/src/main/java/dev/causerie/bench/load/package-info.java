/** One load generator for both servers: lean WebSocket clients, a fixed rate, and what came back. */
@NullMarked
package dev.causerie.bench.load;

import org.jspecify.annotations.NullMarked;

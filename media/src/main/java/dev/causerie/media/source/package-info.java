/** What a client publishes: producers with their encodings, the packet cache, loss recovery towards the publisher. */
@NullMarked
package dev.causerie.media.source;

import org.jspecify.annotations.NullMarked;

/** UDP: one port per worker, what a datagram is by its first byte, this host's addresses. */
@NullMarked
package dev.causerie.media.net;

import org.jspecify.annotations.NullMarked;

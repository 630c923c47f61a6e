/** The DTLS 1.2 server side of a transport (RFC 5764), by Bouncy Castle, on threads of its own. */
@NullMarked
package dev.causerie.media.dtls;

import org.jspecify.annotations.NullMarked;

/** Which web origins may talk to us, and the CORS headers that say so. */
@NullMarked
package dev.causerie.server.gateway.origin;

import org.jspecify.annotations.NullMarked;

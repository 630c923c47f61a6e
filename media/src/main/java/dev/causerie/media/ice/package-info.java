/** ICE-lite (RFC 8445) of our own: STUN messages (RFC 8489), credentials, and the choice of the path. */
@NullMarked
package dev.causerie.media.ice;

import org.jspecify.annotations.NullMarked;

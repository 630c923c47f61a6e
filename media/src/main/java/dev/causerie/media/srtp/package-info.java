/** SRTP (RFC 3711, RFC 7714) over jitsi-srtp: keys, one session per transport, warm-up at start. */
@NullMarked
package dev.causerie.media.srtp;

import org.jspecify.annotations.NullMarked;

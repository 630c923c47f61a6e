/** RTP as bytes (RFC 3550, RFC 8285): one view over a buffer, arithmetic of sequence numbers, header extensions. */
@NullMarked
package dev.causerie.media.rtp;

import org.jspecify.annotations.NullMarked;

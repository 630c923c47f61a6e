/** Session descriptions (RFC 8866, RFC 8829): a tolerant parser of offers, a writer of answers. */
@NullMarked
package dev.causerie.media.sdp;

import org.jspecify.annotations.NullMarked;

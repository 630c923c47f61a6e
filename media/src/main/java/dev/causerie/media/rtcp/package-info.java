/** RTCP (RFC 3550, RFC 4585, RFC 5104): a reader that calls back per item, a writer into one buffer; neither allocates. */
@NullMarked
package dev.causerie.media.rtcp;

import org.jspecify.annotations.NullMarked;

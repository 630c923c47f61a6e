/** What the router must see inside a payload: the descriptor of VP8 (RFC 7741). */
@NullMarked
package dev.causerie.media.codec;

import org.jspecify.annotations.NullMarked;

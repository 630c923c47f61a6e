/** The media server, as plugins use it: what is published, and what each receiver is shown. */
@NullMarked
package dev.causerie.api.domain.media;

import org.jspecify.annotations.NullMarked;

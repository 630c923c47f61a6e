/** Who speaks: audio levels (RFC 6464) into jitsi-utils' dominant speaker identification. */
@NullMarked
package dev.causerie.media.speaker;

import org.jspecify.annotations.NullMarked;

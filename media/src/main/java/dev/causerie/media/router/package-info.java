/** One room's media: transports, what they publish and receive, and who is shown in which slot. */
@NullMarked
package dev.causerie.media.router;

import org.jspecify.annotations.NullMarked;

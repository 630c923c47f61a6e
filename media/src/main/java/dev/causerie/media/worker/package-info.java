/** The threads: workers, each with its port and its routers, and the server over them. */
@NullMarked
package dev.causerie.media.worker;

import org.jspecify.annotations.NullMarked;

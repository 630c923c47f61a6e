/** Sessions: who is connected, in which rooms, speaking what; how they begin, end and come back. */
@NullMarked
package dev.causerie.server.session;

import org.jspecify.annotations.NullMarked;

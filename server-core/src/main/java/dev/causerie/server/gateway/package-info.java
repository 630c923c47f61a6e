/** A Socket.IO server as a library: connections, sockets, events and acks; it knows no users, tokens or plugins. */
@NullMarked
package dev.causerie.server.gateway;

import org.jspecify.annotations.NullMarked;

/** Socket.IO protocol v5 as bytes: packets in, packets out, and the binary attachments of both. */
@NullMarked
package dev.causerie.server.gateway.socketio;

import org.jspecify.annotations.NullMarked;

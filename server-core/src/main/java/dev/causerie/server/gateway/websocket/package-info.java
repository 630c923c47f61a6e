/** WebSocket frames (RFC 6455, section 5) of one client: read from the network's buffers, and written. */
@NullMarked
package dev.causerie.server.gateway.websocket;

import org.jspecify.annotations.NullMarked;

/** Engine.IO protocol v4: handshake, WebSocket, long-polling, the upgrade between them, heartbeat and bounded queues. */
@NullMarked
package dev.causerie.server.gateway.engineio;

import org.jspecify.annotations.NullMarked;

package dev.causerie.server.gateway.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The text part of a packet, before its attachments have come. Immutable.
 *
 * @param attachments how many binary messages follow
 * @param content the JSON after namespace and id
 * @param bytes its length on the wire
 */
record PacketText(
        PacketType type, int attachments, String namespace, OptionalLong id, Optional<JsonNode> content, int bytes) {}

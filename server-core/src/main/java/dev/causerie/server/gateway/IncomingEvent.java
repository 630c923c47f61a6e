package dev.causerie.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * An event that a client sent. Immutable, except that the trees are the receiver's own.
 *
 * @param name never empty
 * @param arguments what follows the name; binary stands in the tree as
 *     {@link com.fasterxml.jackson.databind.node.BinaryNode}
 * @param reply present when the client awaits an ack
 */
public record IncomingEvent(String name, List<JsonNode> arguments, Optional<Reply> reply) {

    public IncomingEvent {
        arguments = List.copyOf(arguments);
    }
}

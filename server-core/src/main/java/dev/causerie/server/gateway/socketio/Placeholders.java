package dev.causerie.server.gateway.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.server.gateway.engineio.MalformedPacketException;
import java.util.List;
import java.util.Map;

/** Puts attachments where a packet's text says {@code {"_placeholder":true,"num":n}}. Stateless. */
final class Placeholders {

    private static final String MARK = "_placeholder";

    private Placeholders() {}

    /** The tree with every placeholder replaced by its attachment; changes the tree it is given. */
    static JsonNode fill(JsonNode tree, List<byte[]> attachments) {
        if (tree instanceof ObjectNode object) {
            if (object.path(MARK).isBoolean() && object.path(MARK).booleanValue()) {
                return JsonNodeFactory.instance.binaryNode(attachments.get(index(object, attachments.size())));
            }
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                property.setValue(fill(property.getValue(), attachments));
            }
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, fill(array.get(i), attachments));
            }
        }
        return tree;
    }

    private static int index(ObjectNode placeholder, int count) {
        JsonNode number = placeholder.path("num");
        if (!number.isInt() || number.intValue() < 0 || number.intValue() >= count) {
            throw new MalformedPacketException("placeholder of no attachment");
        }
        return number.intValue();
    }
}

package dev.causerie.server.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.server.dispatch.Origins.Origin;
import dev.causerie.server.log.StampedEvent;
import java.util.Optional;

/**
 * What stands in the log for a durable event: the event itself and where it came from. Immutable.
 *
 * @param event the event as its publisher's mapper writes it
 * @param origin the session and user that a handler ran for
 */
record Envelope(JsonNode event, Optional<Origin> origin) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Envelope of(StampedEvent stamped) {
        try {
            JsonNode node = JSON.readTree(stamped.payload());
            return new Envelope(
                    node.path("event"),
                    node.hasNonNull("session")
                            ? Optional.of(new Origin(
                                    node.path("session").asText(),
                                    node.path("user").asLong()))
                            : Optional.empty());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("Event " + stamped.position() + " is not JSON", broken);
        }
    }

    static Optional<Origin> origin(StampedEvent stamped) {
        return of(stamped).origin();
    }

    String json() {
        ObjectNode node = JSON.createObjectNode();
        origin.ifPresent(from -> node.put("session", from.sessionId()).put("user", from.userId()));
        return node.set("event", event).toString();
    }
}

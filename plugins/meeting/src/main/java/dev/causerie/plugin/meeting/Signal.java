package dev.causerie.plugin.meeting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.causerie.api.domain.media.Track;
import dev.causerie.api.event.Backpressure;
import dev.causerie.api.event.VolatileEvent;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A signal to one device of a participant. Immutable.
 *
 * @param from the sender's user id
 * @param body the description or candidate, never looked into
 */
record Signal(SignalKind kind, String from, JsonNode body) implements VolatileEvent {

    @Override
    public Backpressure backpressure() {
        return Backpressure.BUFFER;
    }

    Map<String, Object> wire() {
        return Map.of(kind.field(), body, "from", from);
    }

    /**
     * {@code webrtc-offer}, from a client. Immutable.
     *
     * @param tracks to the server: what the sending m-lines carry
     */
    record Offer(String to, JsonNode offer, Optional<List<@Valid Track>> tracks) {}

    /** {@code webrtc-answer}, from a client. Immutable. */
    record Answer(String to, JsonNode answer) {}

    /**
     * {@code webrtc-ice-candidate}, from a client. Immutable.
     *
     * @param candidate null says that there are no more
     */
    record Candidate(String to, Optional<JsonNode> candidate) {

        JsonNode orNull() {
            return candidate.orElse(NullNode.instance);
        }
    }
}

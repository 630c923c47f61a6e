package dev.causerie.api.event;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What a handler answers. The ack carries {@code success:true} and the fields of the payload; where the dialect also has
 * a success event, the sending session gets it with the same payload. Immutable.
 *
 * @param event the success event's name on the wire, if there is one
 * @param payload a record or a map whose fields the ack and the event carry
 */
public record Reply(Optional<String> event, Object payload) {

    private static final Reply DONE = new Reply(Optional.empty(), Map.of());

    /** Success, and nothing to tell. */
    public static Reply done() {
        return DONE;
    }

    /** An ack with the fields of {@code payload}. */
    public static Reply of(Object payload) {
        return new Reply(Optional.empty(), payload);
    }

    /** An ack with the fields of {@code payload}, and the event {@code event} with it to the sending session. */
    public static Reply as(String event, Object payload) {
        return new Reply(Optional.of(event), payload);
    }

    /**
     * An answer that comes later. The lane waits for it, unless the event is handled concurrently; after the handler's
     * timeout the client is told {@code UNAVAILABLE}.
     */
    public static Reply later(CompletionStage<Reply> answer) {
        return new Reply(Optional.empty(), answer);
    }
}

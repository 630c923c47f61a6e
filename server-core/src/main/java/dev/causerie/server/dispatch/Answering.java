package dev.causerie.server.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.server.gateway.EventWriter;
import dev.causerie.server.gateway.IncomingEvent;
import dev.causerie.server.session.LiveSession;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one answer to one event: the ack where the client awaits one, and the success or error event. Whoever answers
 * first has answered. Thread-safe.
 */
final class Answering {

    private final LiveSession session;
    private final IncomingEvent event;
    private final EventWriter writer;
    private final AtomicBoolean answered = new AtomicBoolean();

    Answering(LiveSession session, IncomingEvent event, EventWriter writer) {
        this.session = session;
        this.event = event;
        this.writer = writer;
    }

    /** Tells the client that it worked; says whether this was the first answer. */
    boolean succeed(Optional<String> successEvent, JsonNode payload) {
        if (!answered.compareAndSet(false, true)) {
            return false;
        }
        successEvent.ifPresent(name -> session.socket().emit(writer.write(name, payload)));
        ObjectNode ack = JsonNodeFactory.instance.objectNode().put("success", true);
        if (payload instanceof ObjectNode fields) {
            ack.setAll(fields);
        }
        event.reply().ifPresent(reply -> reply.answer(ack));
        return true;
    }

    /** Tells the client that it was refused, and why; says whether this was the first answer. */
    boolean refuse(String failureEvent, Rejected rejected) {
        return refuse(failureEvent, rejected, JsonNodeFactory.instance.objectNode());
    }

    /** Tells the client that we failed, with an id that stands in the log. */
    boolean fail(String failureEvent, String incident) {
        return refuse(
                failureEvent,
                new Rejected(Code.INTERNAL_ERROR, "Something went wrong here; it is noted as " + incident),
                JsonNodeFactory.instance.objectNode().put("incident", incident));
    }

    private boolean refuse(String failureEvent, Rejected rejected, ObjectNode more) {
        if (!answered.compareAndSet(false, true)) {
            return false;
        }
        rejected.retryAfter().ifPresent(wait -> more.put("retryAfterMs", wait.toMillis()));
        rejected.reason().ifPresent(reason -> more.put("reason", reason));
        String message = rejected.getMessage();
        ObjectNode error = JsonNodeFactory.instance
                .objectNode()
                .put("event", event.name())
                .put("code", rejected.code().name())
                .put("message", message)
                .put("error", message);
        session.socket().emit(writer.write(failureEvent, error.setAll(more)));
        ObjectNode ack = JsonNodeFactory.instance
                .objectNode()
                .put("success", false)
                .put("error", message)
                .put("code", rejected.code().name());
        event.reply().ifPresent(reply -> reply.answer(ack.setAll(more)));
        return true;
    }
}

package dev.causerie.server.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.api.Code;
import dev.causerie.api.domain.users.User;
import dev.causerie.server.gateway.EventWriter;
import dev.causerie.server.gateway.IncomingEvent;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.function.BiConsumer;

/**
 * The event {@code authenticate {token}}, answered in all the ways its dialects expect: an ack, and an event. Runs in the
 * session's lane. Thread-safe.
 */
final class SignIn {

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final Identities identities;
    private final EventWriter writer;
    private final BiConsumer<LiveSession, Identity> begin;

    /**
     * Signs in by tokens.
     *
     * @param begin told of a session that was signed in or renewed
     */
    SignIn(Identities identities, EventWriter writer, BiConsumer<LiveSession, Identity> begin) {
        this.identities = identities;
        this.writer = writer;
        this.begin = begin;
    }

    /** Signs the session in, renews it, or refuses. */
    void handle(LiveSession session, IncomingEvent event) {
        JsonNode token = event.arguments().isEmpty()
                ? JsonNodeFactory.instance.missingNode()
                : event.arguments().get(0).path("token");
        if (!token.isTextual()) {
            refuse(session, event, Code.BAD_REQUEST, "token must be a string");
            return;
        }
        identities
                .of(token.asText())
                .fold(
                        who -> accept(session, event, who),
                        () -> refuse(session, event, Code.UNAUTHORIZED, "Invalid token"),
                        reason -> refuse(session, event, Code.UNAUTHORIZED, "Invalid token"));
    }

    private boolean accept(LiveSession session, IncomingEvent event, Identity who) {
        User user = who.user();
        boolean another = session.identity()
                .filter(present -> present.user().id() != user.id())
                .isPresent();
        if (another) {
            return refuse(session, event, Code.FORBIDDEN, "This connection belongs to another user");
        }
        begin.accept(session, who);
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("id", Long.toString(user.id()))
                .put("username", user.username())
                .put("createdAt", MILLISECONDS.format(user.createdAt()));
        session.socket().emit(writer.write("authenticated", told));
        ObjectNode ack = JsonNodeFactory.instance
                .objectNode()
                .put("success", true)
                .put("user_id", user.id())
                .put("username", user.username());
        event.reply().ifPresent(reply -> reply.answer(ack));
        return true;
    }

    private boolean refuse(LiveSession session, IncomingEvent event, Code code, String message) {
        ObjectNode error = JsonNodeFactory.instance
                .objectNode()
                .put("event", event.name())
                .put("code", code.name())
                .put("message", message)
                .put("error", message);
        session.socket().emit(writer.write("authentication-error", error));
        ObjectNode ack = JsonNodeFactory.instance
                .objectNode()
                .put("success", false)
                .put("error", message)
                .put("code", code.name());
        event.reply().ifPresent(reply -> reply.answer(ack));
        return false;
    }
}

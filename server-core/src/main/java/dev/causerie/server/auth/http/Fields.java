package dev.causerie.server.auth.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.Rejected;
import dev.causerie.server.http.Request;
import java.util.Optional;

/** The fields of a request's JSON object; unknown ones are ignored. Owned by one thread. */
final class Fields {

    private final JsonNode object;

    private Fields(JsonNode object) {
        this.object = object;
    }

    /**
     * The fields of the body.
     *
     * @throws dev.causerie.server.http.HttpError with {@code BAD_REQUEST} if it is no JSON
     * @throws Rejected with {@code BAD_REQUEST} if it is no object
     */
    static Fields of(Request request) {
        JsonNode body = request.json();
        if (!body.isObject()) {
            throw Rejected.badRequest("The body", "must be a JSON object");
        }
        return new Fields(body);
    }

    /**
     * A text.
     *
     * @throws Rejected with {@code BAD_REQUEST}, naming the field, if it is missing or something else
     */
    String text(String name) {
        return optionalText(name).orElseThrow(() -> Rejected.badRequest(name, "must be given"));
    }

    /**
     * A text; nothing if it is missing or null.
     *
     * @throws Rejected with {@code BAD_REQUEST}, naming the field, if it is something else
     */
    Optional<String> optionalText(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw Rejected.badRequest(name, "must be a text");
        }
        return Optional.of(value.textValue());
    }
}

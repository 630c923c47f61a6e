package dev.causerie.server.host.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.causerie.api.Rejected;
import dev.causerie.server.http.HttpError;
import java.util.Optional;

/** Says a refusal in HTTP's terms. */
final class Refusals {

    private Refusals() {}

    /** The error with the code's status, and {@code retryAfterMs} among the details where the refusal says when. */
    static HttpError httpError(Rejected refusal) {
        Optional<JsonNode> details = refusal.retryAfter()
                .map(wait -> JsonNodeFactory.instance.objectNode().put("retryAfterMs", wait.toMillis()));
        return new HttpError(refusal.code().httpStatus(), refusal.code().name(), refusal.getMessage(), details);
    }
}

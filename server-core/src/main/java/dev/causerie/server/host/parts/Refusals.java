package dev.causerie.server.host.parts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.api.Rejected;
import dev.causerie.server.http.HttpError;
import java.util.Optional;

/** Says a refusal in HTTP's terms. */
final class Refusals {

    private Refusals() {}

    /** The error with the code's status; when to try again and the reason, where the refusal says them, are its details. */
    static HttpError httpError(Rejected refusal) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        refusal.retryAfter().ifPresent(wait -> details.put("retryAfterMs", wait.toMillis()));
        refusal.reason().ifPresent(reason -> details.put("reason", reason));
        return new HttpError(
                refusal.code().httpStatus(),
                refusal.code().name(),
                refusal.getMessage(),
                details.isEmpty() ? Optional.empty() : Optional.of(details));
    }
}

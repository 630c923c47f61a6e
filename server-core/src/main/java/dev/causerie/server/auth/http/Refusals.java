package dev.causerie.server.auth.http;

import dev.causerie.api.Rejected;
import dev.causerie.server.http.Response;
import dev.causerie.server.http.RouteHandler;
import dev.causerie.server.store.Contention;
import dev.causerie.server.store.StoreUnavailable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers refusals in the contract's form: {@code {"error":{code,message,details?}}}. Stateless. */
public final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private Refusals() {}

    /** The handler whose {@link Rejected} becomes an answer, as a database that is away becomes {@code UNAVAILABLE}. */
    public static RouteHandler answering(RouteHandler handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (Rejected refusal) {
                return answer(refusal);
            } catch (StoreUnavailable | Contention outage) {
                LOG.warn("{} {} can not be answered", request.method(), request.path(), outage);
                return answer(Rejected.unavailable("The database does not answer; try again in a moment"));
            }
        };
    }

    private static Response answer(Rejected refusal) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", refusal.code().name());
        error.put("message", refusal.getMessage());
        refusal.retryAfter().ifPresent(wait -> {
            error.put("retryAfterMs", millis(wait));
            error.put("details", Map.of("retryAfterMs", millis(wait)));
        });
        Response response = Response.json(refusal.code().httpStatus(), Map.of("error", error));
        return refusal.retryAfter()
                .map(wait -> response.withHeader("Retry-After", Long.toString((millis(wait) + 999) / 1000)))
                .orElse(response);
    }

    /** Rounded up: who comes back at the time that he was told is let in. */
    private static long millis(Duration wait) {
        return wait.plusNanos(999_999).toMillis();
    }
}

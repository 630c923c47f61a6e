package dev.causerie.api.domain.audit;

import dev.causerie.api.Rejected;
import dev.causerie.api.event.Handler;
import dev.causerie.api.http.Request;
import java.util.Optional;

/** A request that may say why it is made. Nobody hears it but who reads the audit log, unless the request says otherwise. */
public interface Reasoned {

    /** How many characters a reason has at most. */
    int MOST = 500;

    /** Why, up to {@link #MOST} characters. */
    Optional<String> reason();

    /** {@code handler}, with the request's reason in each entry of {@code log} that it causes. */
    static <P extends Reasoned> Handler<P> noted(AuditLog log, Handler<P> handler) {
        return (caller, request) -> log.because(request.reason(), () -> handler.handle(caller, request));
    }

    /**
     * The reason of a REST request that has no body: the query parameter {@code reason}.
     *
     * @throws Rejected with {@code BAD_REQUEST} if it is longer than {@link #MOST} characters
     */
    static Optional<String> of(Request request) {
        Optional<String> reason = request.query("reason");
        if (reason.filter(text -> text.length() > MOST).isPresent()) {
            throw Rejected.badRequest("reason", "must be up to " + MOST + " characters");
        }
        return reason;
    }
}

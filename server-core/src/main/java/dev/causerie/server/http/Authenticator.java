package dev.causerie.server.http;

import java.util.Optional;

/** Says who calls. Thread-safe; called on a worker thread at most once a request, when a handler first asks. */
@FunctionalInterface
public interface Authenticator {

    /**
     * The caller, or nothing for an anonymous one.
     *
     * @throws HttpError with {@code UNAUTHORIZED} if the request carries credentials that are not good
     */
    Optional<?> authenticate(Request request);

    /** Takes every caller as anonymous. */
    static Authenticator none() {
        return request -> Optional.empty();
    }
}

package dev.causerie.server.dispatch;

import java.util.Optional;

/** Remembers, while a handler runs on a thread, whom it runs for. Thread-safe: each thread sees its own. */
public final class Origins {

    @SuppressWarnings("ThreadLocalUsage") // one instance a server; static state is what we do not want
    private final ThreadLocal<Origin> current = new ThreadLocal<>();

    /** Whom the handler on this thread runs for. */
    public Optional<Origin> current() {
        return Optional.ofNullable(current.get());
    }

    void enter(Origin origin) {
        current.set(origin);
    }

    void leave() {
        current.remove();
    }

    /**
     * Where a domain event came from. Immutable.
     *
     * @param sessionId the session whose event was being handled
     * @param userId whose session that is
     */
    public record Origin(String sessionId, long userId) {}
}

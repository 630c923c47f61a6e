package dev.causerie.api.event;

/**
 * Answers one event. Runs in the session's lane: one event of a session at a time, in the order they were sent, on a
 * shared pool and never on an event loop, so it may block within the handler's timeout (5 seconds unless said otherwise).
 */
@FunctionalInterface
public interface Handler<P> {

    /**
     * Handles the payload, which has been validated and whose caller the policy has let pass.
     *
     * @return what the client is told; {@link Reply#done()} when there is nothing to tell
     * @throws dev.causerie.api.Rejected to refuse
     */
    Reply handle(Caller caller, P payload);
}

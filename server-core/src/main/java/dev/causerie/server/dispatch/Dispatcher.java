package dev.causerie.server.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.causerie.api.Rejected;
import dev.causerie.api.event.Arbiter;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.Events;
import dev.causerie.api.event.Reply;
import dev.causerie.server.delivery.Renderings;
import dev.causerie.server.gateway.EventWriter;
import dev.causerie.server.gateway.IncomingEvent;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.lane.LanePool;
import dev.causerie.server.lane.Permits;
import dev.causerie.server.session.Identity;
import dev.causerie.server.session.LiveSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Brings a client's event to the handler that owns it, and the answer back. {@link #dispatch} runs in the session's
 * lane. Thread-safe.
 */
public final class Dispatcher {

    private final Listeners listeners = new Listeners();
    private final Map<String, Permits> permits = new ConcurrentHashMap<>();
    private final LanePool pool;
    private final int permitsPerPlugin;
    private final Renderings renderings;
    private final Function<Class<? extends Arbiter>, Arbiter> arbiters;
    private final RateLimits limits;
    private final Origins origins;
    private final Outcomes outcomes;
    private final EventWriter writer;

    /**
     * A dispatcher that owns no event yet.
     *
     * @param permitsPerPlugin how many threads of the pool one plugin may hold
     * @param arbiters finds the service that a policy asks
     */
    public Dispatcher(
            LanePool pool,
            int permitsPerPlugin,
            Renderings renderings,
            Function<Class<? extends Arbiter>, Arbiter> arbiters,
            RateLimits limits,
            Origins origins,
            Outcomes outcomes,
            EventWriter writer) {
        this.pool = pool;
        this.permitsPerPlugin = permitsPerPlugin;
        this.renderings = renderings;
        this.arbiters = arbiters;
        this.limits = limits;
        this.origins = origins;
        this.outcomes = outcomes;
        this.writer = writer;
    }

    /** The registrations of one plugin in one dialect. */
    public Events events(PluginHandle plugin, Dialect dialect) {
        Permits mine = permits.computeIfAbsent(plugin.info().id(), id -> new Permits(permitsPerPlugin));
        return new PluginEvents(plugin, mine, dialect, listeners, renderings);
    }

    /**
     * Handles one event of a signed-in session.
     *
     * @param spoke told when the session turns out to speak a dialect that it had not spoken before
     * @return complete when the lane may go on
     */
    public CompletionStage<?> dispatch(
            LiveSession session, Identity who, IncomingEvent event, Consumer<LiveSession> spoke) {
        Answering answering = new Answering(session, event, writer);
        JsonNode payload = payload(event.arguments());
        Listener<?> listener;
        try {
            limits.take(session.id());
            listener = listeners.find(event.name(), payload, session.dialects());
        } catch (Rejected rejected) {
            outcomes.refused("none", "unknown", rejected);
            answering.refuse("error", rejected);
            return CompletableFuture.completedFuture(null);
        }
        if (session.speaks(listener.dialect())) {
            spoke.accept(session);
        }
        Call<?> call = new Call<>(listener, session, who.user(), payload, arbiters, limits, origins);
        CompletionStage<?> handled = start(call, answering);
        return listener.handling().concurrent() ? CompletableFuture.completedFuture(null) : handled;
    }

    /** What the policies of all registered handlers say, in no order. */
    public List<PolicyRow> policies() {
        return listeners.all().stream().flatMap(Dispatcher::rows).toList();
    }

    private static Stream<PolicyRow> rows(Listener<?> listener) {
        return listener.policy().rules().table().entrySet().stream()
                .map(entry -> new PolicyRow(
                        listener.dialect().name(), listener.event().name(), entry.getKey(), entry.getValue()));
    }

    /** Answers an event of a session that may not send it. */
    public void refuse(LiveSession session, IncomingEvent event, Rejected rejected) {
        outcomes.refused("none", "unknown", rejected);
        new Answering(session, event, writer).refuse("error", rejected);
    }

    private CompletionStage<?> start(Call<?> call, Answering answering) {
        Permits mine = call.listener().permits();
        CompletableFuture<Boolean> permit = mine.acquire().toCompletableFuture();
        boolean leaveLane = call.listener().handling().concurrent();
        CompletionStage<?> handled = permit.isDone() && !leaveLane
                ? run(call, answering)
                : permit.thenComposeAsync(granted -> run(call, answering), pool);
        return handled.whenComplete((done, failure) -> mine.release());
    }

    /** Runs the handler on this thread; never fails, since every failure becomes an answer. */
    private CompletableFuture<?> run(Call<?> call, Answering answering) {
        Future<?> deadline = pool.timer()
                .schedule(
                        () -> late(call, answering),
                        call.listener().handling().timeout().toMillis(),
                        TimeUnit.MILLISECONDS);
        long start = System.nanoTime();
        CompletableFuture<Reply> reply;
        try {
            Reply now = call.run();
            reply = now.payload() instanceof CompletionStage<?> later
                    ? later.toCompletableFuture().thenApply(Reply.class::cast)
                    : CompletableFuture.completedFuture(now);
        } catch (Exception | Error failure) {
            reply = CompletableFuture.failedFuture(failure);
        }
        return reply.thenApply(answer -> answering.succeed(
                        answer.event(), call.listener().plugin().mapper().valueToTree(answer.payload())))
                .handle((told, failure) -> {
                    deadline.cancel(false);
                    if (failure == null) {
                        outcomes.succeeded(call, System.nanoTime() - start);
                    } else {
                        outcomes.failed(call, failure, answering);
                    }
                    return true;
                });
    }

    private void late(Call<?> call, Answering answering) {
        Rejected rejected =
                Rejected.unavailable(call.listener().event().name() + " took too long; it may have been done");
        if (answering.refuse(call.listener().failureEvent(), rejected)) {
            outcomes.late(call);
        }
    }

    private static JsonNode payload(List<JsonNode> arguments) {
        return Optional.of(arguments)
                .filter(all -> !all.isEmpty())
                .map(all -> all.get(0))
                .orElseGet(JsonNodeFactory.instance::nullNode);
    }
}

package dev.causerie.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.causerie.api.Code;
import dev.causerie.api.Rejected;
import dev.causerie.api.event.Caller;
import dev.causerie.api.event.Reply;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Finds the handler of what a client sends, and turns its answer into an ack and an event. Thread-safe. */
final class Dispatch {

    private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final Json json;
    private final Binding binding;
    private final Services services;
    private final Limits limits;
    private final Wire wire;

    Dispatch(Json json, Binding binding, Services services, Limits limits, Wire wire) {
        this.json = json;
        this.binding = binding;
        this.services = services;
        this.limits = limits;
        this.wire = wire;
    }

    Runnable add(Listener<?> listener) {
        listeners.stream().filter(listener::overlaps).findAny().ifPresent(other -> {
            throw new IllegalStateException(
                    listener.event().name() + " of " + listener.plugin() + " is taken by " + other.plugin());
        });
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** What handlers threw that was no {@link Rejected}. */
    List<Throwable> faults() {
        return faults;
    }

    Ack send(FakeClient client, String event, Object payload) {
        JsonNode argument = json.sent(payload);
        List<Listener<?>> named = listeners.stream()
                .filter(listener -> listener.event().name().equals(event))
                .toList();
        List<Listener<?>> fitting = named.stream()
                .filter(listener -> Binding.fits(listener.event(), argument))
                .toList();
        List<Listener<?>> meant = fitting.isEmpty() ? named : fitting;
        if (meant.size() == 1) {
            return handled(client, meant.get(0), argument);
        }
        Rejected refusal = named.isEmpty()
                ? Rejected.notFound("event " + event)
                : Rejected.badRequest(event, "does not come with such a payload");
        return refused(client, event, "error", refusal);
    }

    private <P> Ack handled(FakeClient client, Listener<P> listener, JsonNode argument) {
        client.speaks(listener.dialect());
        Caller caller = new Caller(client.session(), client.user(), listener.dialect());
        String event = listener.event().name();
        try {
            return wire.on(caller.session(), () -> {
                P payload = binding.bind(event, listener.event().payload(), argument);
                limits.require(caller.user(), event, listener.handling());
                return answered(client, listener.answer(caller, payload, services));
            });
        } catch (Rejected refusal) {
            return refused(client, event, listener.failures(), refusal);
        } catch (RuntimeException fault) {
            faults.add(fault);
            return refused(
                    client, event, listener.failures(), new Rejected(Code.INTERNAL_ERROR, "Fault " + faults.size()));
        }
    }

    private Ack answered(FakeClient client, Reply reply) {
        if (reply.payload() instanceof CompletionStage<?> later) {
            Object answer = now(later);
            if (!(answer instanceof Reply done)) {
                throw Rejected.unavailable("There was no answer in time");
            }
            return answered(client, done);
        }
        JsonNode payload = json.overTheWire(reply.payload());
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("success", true);
        payload.properties().forEach(field -> body.set(field.getKey(), field.getValue()));
        reply.event().ifPresent(event -> client.receive(event, payload));
        return new Ack(body);
    }

    private static Ack refused(FakeClient client, String event, String failures, Rejected refusal) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("event", event).put("code", refusal.code().name());
        error.put("message", refusal.getMessage()).put("error", refusal.getMessage());
        refusal.retryAfter().ifPresent(wait -> error.put("retryAfterMs", wait.toMillis()));
        client.receive(failures, error);
        ObjectNode ack = error.deepCopy().put("success", false);
        ack.remove(List.of("event", "message"));
        return new Ack(ack);
    }

    private static @Nullable Object now(CompletionStage<?> later) {
        try {
            return later.toCompletableFuture().getNow(null);
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof Rejected rejected) {
                throw rejected;
            }
            throw failure;
        }
    }
}

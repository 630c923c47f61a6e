package dev.causerie.server.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.api.event.Dialect;
import dev.causerie.api.event.DomainEvent;
import dev.causerie.api.event.Recipients;
import dev.causerie.server.gateway.EventWriter;
import dev.causerie.server.gateway.OutgoingEvent;
import dev.causerie.server.host.PluginHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts domain events on the wire: once a dialect, for however many sessions. Thread-safe. */
final class Renderer {

    private static final Logger LOG = LoggerFactory.getLogger(Renderer.class);

    /**
     * A domain event as one dialect says it. Immutable.
     *
     * @param recipients which sessions of the room it is for
     */
    record Rendered(Dialect dialect, OutgoingEvent event, Recipients recipients) {}

    private final Renderings renderings;
    private final EventWriter writer;

    Renderer(Renderings renderings, EventWriter writer) {
        this.renderings = renderings;
        this.writer = writer;
    }

    /**
     * The event in every dialect that says it. A plugin whose rendering fails is logged; the other dialects are served.
     *
     * @param type the name of the event's class
     * @param source the event, for the plugin whose rendering wants it
     * @param position of a durable event: goes behind its arguments, where stock clients look for it
     */
    List<Rendered> render(String type, Function<PluginHandle, DomainEvent> source, Optional<Long> position) {
        List<Rendered> all = new ArrayList<>();
        for (Renderings.Registered<?> each : renderings.of(type)) {
            try {
                one(each, source, position).ifPresent(all::add);
            } catch (Exception | Error failure) {
                LOG.error("Plugin {}: {} could not be said in {}", id(each), type, each.dialect(), failure);
            }
        }
        return all;
    }

    private <E extends DomainEvent> Optional<Rendered> one(
            Renderings.Registered<E> registered, Function<PluginHandle, DomainEvent> source, Optional<Long> position)
            throws Exception {
        PluginHandle plugin = registered.plugin();
        var rendering = registered.rendering();
        E event = rendering.type().cast(source.apply(plugin));
        return plugin.inside(() -> {
            if (!rendering.when().test(event)) {
                return Optional.empty();
            }
            JsonNode payload = plugin.mapper().valueToTree(rendering.payload().apply(event));
            OutgoingEvent outgoing = position.isPresent()
                    ? writer.write(rendering.event(), payload, Long.toString(position.get()))
                    : writer.write(rendering.event(), payload);
            return Optional.of(new Rendered(registered.dialect(), outgoing, rendering.recipients()));
        });
    }

    private static String id(Renderings.Registered<?> registered) {
        return registered.plugin().info().id();
    }
}

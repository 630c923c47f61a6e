package dev.causerie.server.delivery;

import dev.causerie.api.event.DurableEvent;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.event.VolatileEvent;
import dev.causerie.api.room.Room;
import dev.causerie.server.dispatch.Origins;
import dev.causerie.server.dispatch.Origins.Origin;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.log.EventLog;
import dev.causerie.server.log.LoggedEvent;
import dev.causerie.server.store.Transactions;
import java.util.Optional;

/** Publishes one plugin's domain events. Thread-safe. */
public final class PluginPublisher implements Publisher {

    private final PluginHandle plugin;
    private final EventLog log;
    private final Transactions transactions;
    private final Delivery delivery;
    private final Origins origins;

    /** Durable events go to the log, volatile ones to delivery. */
    public PluginPublisher(
            PluginHandle plugin, EventLog log, Transactions transactions, Delivery delivery, Origins origins) {
        this.plugin = plugin;
        this.log = log;
        this.transactions = transactions;
        this.delivery = delivery;
        this.origins = origins;
    }

    @Override
    public void publish(Room room, DurableEvent event) {
        Envelope envelope = new Envelope(plugin.mapper().valueToTree(event), origins.current());
        LoggedEvent logged = new LoggedEvent(
                room.key(), event.getClass().getName(), plugin.info().id(), envelope.json());
        transactions.run(() -> log.append(logged));
    }

    @Override
    public void send(Room room, VolatileEvent event) {
        Optional<Origin> origin = origins.current();
        transactions.afterCommit(() -> delivery.send(room, event, origin));
    }
}

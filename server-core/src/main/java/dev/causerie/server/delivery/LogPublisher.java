package dev.causerie.server.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.api.event.DurableEvent;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.event.VolatileEvent;
import dev.causerie.api.room.Room;
import dev.causerie.server.dispatch.Origins;
import dev.causerie.server.dispatch.Origins.Origin;
import dev.causerie.server.host.Observers;
import dev.causerie.server.log.EventLog;
import dev.causerie.server.log.LoggedEvent;
import dev.causerie.server.store.Transactions;
import java.util.Optional;

/** Publishes the domain events of one plugin, or of the host. Thread-safe. */
public final class LogPublisher implements Publisher {

    private final String owner;
    private final ObjectMapper mapper;
    private final EventLog log;
    private final Transactions transactions;
    private final Delivery delivery;
    private final Origins origins;
    private final Observers observers;

    /**
     * Durable events go to the log, volatile ones to delivery.
     *
     * @param owner the plugin's id, or {@code host}
     * @param mapper writes events as the plugins' mappers read them
     */
    public LogPublisher(
            String owner,
            ObjectMapper mapper,
            EventLog log,
            Transactions transactions,
            Delivery delivery,
            Origins origins,
            Observers observers) {
        this.owner = owner;
        this.mapper = mapper;
        this.log = log;
        this.transactions = transactions;
        this.delivery = delivery;
        this.origins = origins;
        this.observers = observers;
    }

    @Override
    public void publish(Room room, DurableEvent event) {
        Envelope envelope = new Envelope(mapper.valueToTree(event), origins.current());
        LoggedEvent logged = new LoggedEvent(room.key(), event.getClass().getName(), owner, envelope.json());
        transactions.run(() -> {
            log.append(logged);
            observers.published(event, this::nested);
            return true;
        });
    }

    private void nested(Runnable work) {
        transactions.run(() -> {
            work.run();
            return true;
        });
    }

    @Override
    public void send(Room room, VolatileEvent event) {
        Optional<Origin> origin = origins.current();
        transactions.afterCommit(() -> delivery.send(room, event, origin));
    }
}

package dev.causerie.testkit;

import dev.causerie.api.event.DomainEvent;
import dev.causerie.api.event.DurableEvent;
import dev.causerie.api.event.Publisher;
import dev.causerie.api.event.VolatileEvent;
import dev.causerie.api.room.Room;
import dev.causerie.api.session.Session;
import org.jspecify.annotations.Nullable;

/** Publishes after the commit, durable events by way of their JSON. Thread-safe. */
final class FakePublisher implements Publisher {

    private final Wire wire;
    private final Database database;
    private final Json json;
    private final Observers observers;

    FakePublisher(Wire wire, Database database, Json json, Observers observers) {
        this.wire = wire;
        this.database = database;
        this.json = json;
        this.observers = observers;
    }

    @Override
    public void publish(Room room, DurableEvent event) {
        database.transaction(() -> {
            afterCommit(room, json.logged(event, event.getClass()));
            observers.published(event);
        });
    }

    @Override
    public void send(Room room, VolatileEvent event) {
        afterCommit(room, event);
    }

    private void afterCommit(Room room, DomainEvent event) {
        @Nullable Session from = wire.origin();
        database.afterCommit(() -> wire.deliver(room, event, from));
    }
}

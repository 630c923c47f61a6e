package dev.causerie.testkit;

import dev.causerie.api.event.DurableEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who observes which events. An observer that throws fails the test, since on the server its fault would only be logged. */
final class Observers {

    private record Observing<E extends DurableEvent>(Class<E> type, Consumer<? super E> observer) {

        void tell(DurableEvent event) {
            if (event.getClass() == type) {
                observer.accept(type.cast(event));
            }
        }
    }

    private final List<Observing<?>> all = new CopyOnWriteArrayList<>();

    <E extends DurableEvent> Runnable add(Class<E> type, Consumer<? super E> observer) {
        Observing<E> observing = new Observing<>(type, observer);
        all.add(observing);
        return () -> all.remove(observing);
    }

    void published(DurableEvent event) {
        all.forEach(observing -> observing.tell(event));
    }
}

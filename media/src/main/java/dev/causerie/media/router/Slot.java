package dev.causerie.media.router;

import dev.causerie.media.SlotState;
import dev.causerie.media.SourceId;
import dev.causerie.media.Subscription;
import dev.causerie.media.forward.Consumer;
import dev.causerie.media.source.Encoding;
import dev.causerie.media.source.Producer;
import java.util.Optional;
import java.util.OptionalInt;

/** A consumer with what its receiver wants of it. Owned by the worker thread. */
final class Slot {
    private final Consumer consumer;
    private Subscription wish;

    Slot(Consumer consumer) {
        this.consumer = consumer;
        this.wish = Subscription.automatic(consumer.stream().mid());
    }

    void wish(Subscription next) {
        wish = next;
        consumer.pause(next.paused());
    }

    boolean isPinnedTo(SourceId source) {
        return wish.pinned().isPresent() && wish.pinned().get().equals(source);
    }

    boolean isPinned() {
        return wish.pinned().isPresent();
    }

    Consumer consumer() {
        return consumer;
    }

    int maxLayer() {
        return wish.maxLayer();
    }

    SlotState state() {
        Producer producer = consumer.producer();
        Encoding encoding = consumer.current();
        return new SlotState(
                consumer.stream().mid(),
                consumer.kind(),
                producer == null ? Optional.empty() : Optional.of(producer.source()),
                encoding == null ? OptionalInt.empty() : OptionalInt.of(encoding.layer()),
                consumer.isPaused());
    }
}
